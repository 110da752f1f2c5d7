package io.argus.report.trend;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many cases passed, over time; days without runs are absent. */
public record PassRate(int days, Interval interval, List<Point> points) {

  public PassRate {
    points = List.copyOf(points);
  }

  /** To one decimal, half up. */
  public static @Nullable Double percent(long part, long whole) {
    return whole == 0 ? null : Math.round(part * 1000.0 / whole) / 10.0;
  }

  /** One day or week. */
  @Schema(name = "PassRatePoint")
  public record Point(
      @Schema(description = "The day, or the Monday of the week") LocalDate date,
      long runs,
      long passed,
      long failed,
      long errored,
      long skipped,
      @Schema(description = "Those of passed that needed a retry") long flaky,
      @Schema(
              nullable = true,
              description = "passed ÷ (passed + failed + errored); null when all were skipped",
              minimum = "0",
              maximum = "100",
              examples = "98.7")
          @Nullable Double passRate) {

    static Point of(
        LocalDate date,
        long runs,
        long passed,
        long failed,
        long errored,
        long skipped,
        long flaky) {
      Double rate = PassRate.percent(passed, passed + failed + errored);
      return new Point(date, runs, passed, failed, errored, skipped, flaky, rate);
    }
  }
}
