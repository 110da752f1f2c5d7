package io.argus.analytics.execution;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the executions that the caller may see come to. */
record ExecutionStatistics(
    long totalExecutions,
    @Schema(description = "Every status, also those that none has") Map<String, Long> byStatus,
    @Schema(description = "Every result, also those that none has") Map<String, Long> byResult,
    @Schema(description = "Of those that name one") Map<String, Long> byBrowser,
    @Schema(description = "Of those that name one") Map<String, Long> byEnvironment,
    @Schema(
            nullable = true,
            description = "pass ÷ (pass + fail + error) of what is over; null when there is none",
            minimum = "0",
            maximum = "100",
            examples = "98.7")
        @Nullable Double passRate,
    @Schema(nullable = true, description = "Of what was run; null when nothing was")
        @Nullable Long averageDurationMs,
    @Schema(description = "Of all that was run together", examples = "1.25")
        double totalDurationHours,
    @Schema(description = "Requested in the last 24 hours") long executionsLast24h,
    long executionsLast7d,
    long executionsLast30d,
    @Schema(description = "The ten that were requested most") List<Executed> mostExecutedTests) {

  /** How often one test case was requested. */
  @Schema(name = "ExecutedTest")
  record Executed(UUID testCaseId, String name, long count) {}

  /** To one decimal, half up. */
  static @Nullable Double percent(long part, long whole) {
    return whole == 0 ? null : Math.round(part * 1000.0 / whole) / 10.0;
  }
}
