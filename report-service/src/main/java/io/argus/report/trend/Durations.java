package io.argus.report.trend;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long runs took, over time; days without runs are absent. */
public record Durations(int days, List<Point> points) {

  public Durations {
    points = List.copyOf(points);
  }

  /** One day. */
  @Schema(name = "DurationPoint")
  public record Point(
      LocalDate date,
      @Schema(description = "Runs that say how long they took") long runs,
      long avgMs,
      @Schema(description = "Interpolated") long p50Ms,
      @Schema(description = "Interpolated") long p95Ms,
      long maxMs) {}
}
