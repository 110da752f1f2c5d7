package io.argus.report.trend;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.run.CaseError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often the cases of one name failed, over time, and how they failed lately. */
record CaseFailures(int days, List<Point> points, List<Recent> recent) {

  CaseFailures {
    points = List.copyOf(points);
    recent = List.copyOf(recent);
  }

  /** One day; days on which it did not run are absent. */
  @Schema(name = "FailuresPoint")
  record Point(
      LocalDate date,
      @Schema(description = "Runs in which it was executed") long runs,
      long failed,
      long errored) {}

  /** One failure. */
  @Schema(name = "RecentFailure")
  record Recent(
      UUID runId,
      Instant startedAt,
      CaseStatus status,
      @Schema(nullable = true) @Nullable CaseError error) {}
}
