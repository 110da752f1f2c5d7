package io.argus.report.digest.content;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.digest.schedule.Period;
import io.argus.report.run.CaseIdentity;
import io.argus.report.stability.FlakyInfo;
import io.argus.report.trend.PassRate.Point;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a period and of the one before it.
 *
 * @param now null = nothing ran
 * @param before null = nothing ran
 * @param days by day, up to the end of the period; days without runs are absent
 * @param red cases that were red in either period: the first of each {@link RedCase.Kind}
 * @param durations median duration of a run by day, of the suites that run most
 */
public record Numbers(
    Period period,
    @Nullable Point now,
    @Nullable Point before,
    List<Point> days,
    List<RedCase> red,
    Listing<SlowCase> slower,
    Listing<CaseIdentity> stopped,
    Listing<LoadCase> load,
    List<FlakyCase> flakiest,
    Listing<SuiteNumbers> suites,
    Map<String, Map<LocalDate, Long>> durations) {

  public Numbers {
    days = List.copyOf(days);
    red = List.copyOf(red);
    flakiest = List.copyOf(flakiest);
  }

  /**
   * A case that was red.
   *
   * @param failures how often in the period
   * @param message of its newest failure; untrusted
   * @param alike how many cases are of its kind
   */
  public record RedCase(
      CaseIdentity identity, Kind kind, long failures, @Nullable String message, long alike) {

    /**
     * Cases whose story is the same.
     *
     * @param before its last result in the period before, null = none
     * @param now its last result in the period, null = none
     * @param isFlaky as of now
     * @param wasRed it was red in the period before, at its end or in between
     * @param isRed it was red in the period
     */
    public record Kind(
        @Nullable CaseStatus before,
        @Nullable CaseStatus now,
        boolean isFlaky,
        boolean wasRed,
        boolean isRed) {}
  }

  /** A case whose every recent pass took longer than each of those before; medians. */
  public record SlowCase(CaseIdentity identity, long beforeMs, long nowMs) {}

  /** A request of a load test; medians. */
  public record LoadCase(
      CaseIdentity identity,
      double beforeMs,
      double nowMs,
      double beforeErrorRate,
      double nowErrorRate) {}

  /** A case with a high score, as of now. */
  public record FlakyCase(CaseIdentity identity, FlakyInfo flaky) {}

  /**
   * One suite.
   *
   * @param passRate null = nothing was executed
   * @param medianMs of runs that came to their end, null = none says
   */
  public record SuiteNumbers(
      String project,
      String suiteId,
      long runs,
      long runsBefore,
      @Nullable Double passRate,
      @Nullable Long medianMs,
      @Nullable Long medianMsBefore) {}
}
