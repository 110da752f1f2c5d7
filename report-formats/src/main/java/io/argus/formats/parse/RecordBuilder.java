package io.argus.formats.parse;

import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a report says of one test. Texts may be null or blank, which says nothing; they may
 * hold anything: they are made clean here and cut later.
 */
public final class RecordBuilder {

  /** Of names that wait in memory: more than is stored, so that what is cut is told. */
  private static final int MOST_NAME_BYTES = 4 * 1024;

  private final String name;
  private @Nullable String suiteName;
  private @Nullable String className;
  private @Nullable String variant;
  private final List<Attempt> attempts = new ArrayList<>(1);
  private @Nullable Integer durationMs;
  private @Nullable Failure skipReason;
  private @Nullable Assertions assertions;
  private @Nullable Integer responseTimeMs;
  private @Nullable LoadMetrics metrics;
  private Map<String, String> diagnostics = Map.of();
  private List<Attachment> attachments = List.of();
  private List<Step> steps = List.of();
  private long repeatKey = TestRecord.NEVER_REPEATS;

  private RecordBuilder(String name) {
    this.name = name;
  }

  /** A blank name is {@link TestRecord#UNNAMED}. */
  public static RecordBuilder named(@Nullable String name) {
    String known = Texts.orNull(name);
    return new RecordBuilder(known == null ? TestRecord.UNNAMED : cut(known));
  }

  private static String cut(String text) {
    return Texts.cutName(text, MOST_NAME_BYTES);
  }

  private static @Nullable String cutOrNull(@Nullable String text) {
    String known = Texts.orNull(text);
    return known == null ? null : cut(known);
  }

  /**
   * Levels from the outermost; those that say nothing are left out. Many tests may stand in the
   * same long ones, so these are cut before they are joined.
   */
  public RecordBuilder suite(@Nullable String... levels) {
    StringBuilder path = new StringBuilder();
    for (String level : levels) {
      String known = level == null ? null : cutOrNull(shortened(level));
      if (known != null) {
        if (path.length() > MOST_NAME_BYTES) {
          path.replace(0, path.length(), cut(path.toString()));
        }
        path.append(path.isEmpty() ? "" : TestRecord.LEVEL).append(known);
      }
    }
    suiteName = path.isEmpty() ? null : path.toString();
    return this;
  }

  /** A string remembers its hash, so that a long one is read once, however many tests it has. */
  private static String shortened(String level) {
    return level.length() <= MOST_NAME_BYTES
        ? level
        : level.substring(0, MOST_NAME_BYTES - 16) + "#" + Integer.toHexString(level.hashCode());
  }

  public RecordBuilder suite(List<String> levels) {
    return suite(levels.toArray(String[]::new));
  }

  public RecordBuilder className(@Nullable String said) {
    className = cutOrNull(said);
    return this;
  }

  /** What the report itself says sets this one apart from its like: a browser, a parameter set. */
  public RecordBuilder variant(@Nullable String said) {
    variant = cutOrNull(said);
    return this;
  }

  /** The next try, in order. {@code error} counts on a red one only. */
  public RecordBuilder attempt(
      CaseStatus status, @Nullable Integer millis, @Nullable Failure error) {
    attempts.add(new Attempt(0, 0, status, millis, status.isRed() ? error : null));
    if (status == CaseStatus.SKIP && error != null) {
      skipReason = new Failure(error.message(), null, null);
    }
    return this;
  }

  public RecordBuilder pass(@Nullable Integer millis) {
    return attempt(CaseStatus.PASS, millis, null);
  }

  public RecordBuilder skip(@Nullable Integer millis, @Nullable String reason) {
    return attempt(CaseStatus.SKIP, millis, Failures.skipped(reason));
  }

  /** Of the case, where it is not that of its last attempt. */
  public RecordBuilder durationMs(@Nullable Integer millis) {
    durationMs = millis;
    return this;
  }

  public RecordBuilder assertions(int passed, int failed) {
    assertions = new Assertions(passed, failed);
    return this;
  }

  public RecordBuilder responseTimeMs(@Nullable Integer millis) {
    responseTimeMs = millis;
    return this;
  }

  public RecordBuilder metrics(@Nullable LoadMetrics measured) {
    metrics = measured;
    return this;
  }

  /**
   * @param key {@code stdout}, {@code stderr}, {@code file}, {@code line}, or {@code property.NAME}
   */
  public RecordBuilder diagnostic(String key, @Nullable String text) {
    String known = Texts.orNull(text);
    if (known != null) {
      diagnostics = diagnostics.isEmpty() ? new LinkedHashMap<>() : diagnostics;
      diagnostics.merge(key, known, (first, next) -> first + "\n" + next);
    }
    return this;
  }

  /** The reference alone; nothing is ever opened. */
  public RecordBuilder attachment(
      @Nullable String label, @Nullable String contentType, @Nullable String path) {
    String place = Texts.orNull(path);
    if (place != null) {
      String known = Texts.orNull(label);
      attachments = attachments.isEmpty() ? new ArrayList<>() : attachments;
      attachments.add(
          new Attachment(known == null ? place : known, Texts.orNull(contentType), place));
    }
    return this;
  }

  public RecordBuilder step(
      @Nullable String label, CaseStatus status, @Nullable Integer millis, @Nullable String error) {
    String known = Texts.orNull(label);
    steps = steps.isEmpty() ? new ArrayList<>() : steps;
    steps.add(
        new Step(
            known == null ? TestRecord.UNNAMED : known,
            status,
            millis,
            null,
            null,
            Texts.orNull(error),
            null,
            null,
            null,
            null,
            null));
    return this;
  }

  /** See {@link TestRecord#repeatKey}. */
  public RecordBuilder repeats(long key) {
    repeatKey = key;
    return this;
  }

  /**
   * @throws IllegalStateException without any attempt: that is an error of the parser
   */
  public TestRecord build() {
    if (attempts.isEmpty()) {
      throw new IllegalStateException("a record has at least one attempt");
    }
    Attempt last = attempts.get(attempts.size() - 1);
    return new TestRecord(
        suiteName,
        className,
        name,
        variant,
        List.copyOf(attempts),
        durationMs == null ? last.durationMs() : durationMs,
        error(),
        assertions,
        responseTimeMs,
        metrics,
        diagnostics,
        attachments,
        steps,
        repeatKey,
        false);
  }

  private @Nullable Failure error() {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).status().isRed()) {
        return attempts.get(i).error();
      }
    }
    return skipReason;
  }
}
