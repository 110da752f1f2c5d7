package io.argus.formats.load;

import io.argus.contracts.run.CaseStatus;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The samples of one file by name, in the order in which the names come. */
public final class SampleTable {

  /** Different names that are told apart; each of them takes 2 to 14 KiB. */
  private static final int MOST_NAMES = 2_000;

  /** The first ones have percentiles of three digits, which take up to 110 KiB. */
  private static final int PRECISE_NAMES = 200;

  private static final int MOST_NAME_BYTES = 2048;

  private static final Name OTHERS = new Name(null, "(other names)", null);

  /** What tells the samples of one case from those of another. */
  public record Name(@Nullable String suite, String name, @Nullable String variant) {

    /** With no text longer than is stored: names are held until the file ends. */
    private Name cut() {
      return isLong(suite) || isLong(name) || isLong(variant)
          ? new Name(cut(suite), Texts.cutName(name, MOST_NAME_BYTES), cut(variant))
          : this;
    }

    private static boolean isLong(@Nullable String text) {
      return text != null && Texts.exceeds(text, MOST_NAME_BYTES);
    }

    private static @Nullable String cut(@Nullable String text) {
      return text == null ? null : Texts.cutName(text, MOST_NAME_BYTES);
    }
  }

  private final RecordSink sink;
  private final int unitsPerMs;
  private final Map<Name, Samples> samples = new LinkedHashMap<>();

  /**
   * @param unitsPerMs 1 for tools that measure milliseconds, 1,000 for microseconds
   */
  public SampleTable(RecordSink sink, int unitsPerMs) {
    this.sink = sink;
    this.unitsPerMs = unitsPerMs;
  }

  /** Beyond the limit all further names are one. */
  public Samples of(Name said) {
    Name name = said.cut();
    Samples known = samples.get(name);
    if (known != null) {
      return known;
    }
    if (samples.size() < MOST_NAMES || name.equals(OTHERS)) {
      Samples added = new Samples(unitsPerMs, samples.size() < PRECISE_NAMES ? 3 : 2);
      samples.put(name, added);
      return added;
    }
    sink.warn(
        "samples of more than " + MOST_NAMES + " different names, the further names are one case",
        name.name());
    return of(OTHERS);
  }

  /** Every name, in the order in which they came. */
  public Map<Name, Samples> all() {
    return samples;
  }

  /** From the start of the first sample of all to the end of the last. */
  public Span span() {
    Span span = new Span();
    samples.values().forEach(one -> span.add(one.span()));
    return span;
  }

  /**
   * A case of these samples.
   *
   * @param over what the throughput is taken over
   * @param red when that is false, failed samples show in the error rate alone
   */
  public static RecordBuilder record(Name name, Samples one, Span over, boolean red) {
    double average = one.averageMs();
    Integer millis = Double.isNaN(average) ? null : (Integer) (int) Math.round(average);
    RecordBuilder record =
        RecordBuilder.named(name.name())
            .suite(name.suite())
            .variant(name.variant())
            .metrics(one.metrics(over));
    if (one.failed() == 0) {
      return record.pass(millis);
    }
    String told = one.reasons().describe(one.failed(), one.count(), "samples");
    if (red) {
      return record.attempt(CaseStatus.FAIL, millis, Failures.of(told, null, null));
    }
    return record.pass(millis).diagnostic("failedSamples", told);
  }
}
