package io.argus.formats.k6;

import io.argus.contracts.run.CaseStatus;
import io.argus.formats.load.Metrics;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.TestRecord;
import org.jspecify.annotations.Nullable;

/** What every form of k6's results is made into. */
final class K6Cases {

  /** The suite of all thresholds, as k6 lists them. */
  static final String THRESHOLDS = "thresholds";

  /** The suite of what is measured over the whole run. */
  static final String TRENDS = "trends";

  static final String FAILED_REQUESTS =
      "requests failed, which k6 leaves to thresholds and checks: they show in the error rate";

  private static final String SEPARATOR = "::";

  private K6Cases() {}

  /** {@code ::login::deep} as the name of a suite; null for the root. */
  static @Nullable String suite(@Nullable String group) {
    if (group == null) {
      return null;
    }
    String inner = group.startsWith(SEPARATOR) ? group.substring(SEPARATOR.length()) : group;
    return inner.isBlank() ? null : inner.replace(SEPARATOR, TestRecord.LEVEL);
  }

  /** A check is red when any of its evaluations failed: k6 marks it so. */
  static TestRecord check(@Nullable String suite, @Nullable String name, long passes, long fails) {
    long all = passes + fails;
    RecordBuilder record = RecordBuilder.named(name).suite(suite);
    if (all == 0) {
      return record.skip(null, "the check was never evaluated").build();
    }
    record.assertions(clamped(passes), clamped(fails));
    record.metrics(
        Metrics.of(
            all,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Metrics.percent(fails, all)));
    String told = fails + " of " + all + " evaluations failed";
    return fails == 0
        ? record.pass(null).build()
        : record.attempt(CaseStatus.FAIL, null, Failures.of(told, null, null)).build();
  }

  /**
   * @param met whether it is; null = nobody can tell
   * @param told what was measured, or why nobody can tell
   */
  static TestRecord threshold(
      String metric, String expression, @Nullable Boolean met, @Nullable String told) {
    RecordBuilder record = RecordBuilder.named(metric + ": " + expression).suite(THRESHOLDS);
    if (met == null) {
      return record.skip(null, told).build();
    }
    String crossed = "the threshold is crossed" + (told == null ? "" : ": " + told);
    return met
        ? record.pass(null).build()
        : record.attempt(CaseStatus.FAIL, null, Failures.of(crossed, null, null)).build();
  }

  private static int clamped(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }
}
