package io.argus.analytics.execution;

import io.argus.contracts.run.CaseStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step as the API shows it. */
@Schema(name = "ExecutionStep")
record StepView(
    @Schema(minimum = "1") int number,
    String description,
    @Schema(nullable = true) @Nullable String expectedResult,
    @Schema(nullable = true) @Nullable String actualResult,
    @Schema(nullable = true, description = "null = it is still going on")
        @Nullable CaseStatus result,
    @Schema(nullable = true) @Nullable String errorMessage,
    @Schema(nullable = true) @Nullable Instant startedAt,
    @Schema(nullable = true) @Nullable Instant completedAt,
    @Schema(nullable = true) @Nullable Long durationMs,
    @Schema(nullable = true) @Nullable String screenshotUrl,
    @Schema(nullable = true) @Nullable String screenshotBeforeUrl,
    @Schema(nullable = true) @Nullable String screenshotAfterUrl,
    int retryCount,
    boolean critical) {

  static StepView from(ExecutionStep step) {
    return new StepView(
        step.number,
        step.description,
        step.expectedResult,
        step.actualResult,
        step.result,
        step.errorMessage,
        step.startedAt,
        step.completedAt,
        step.durationMs,
        step.screenshotUrl,
        step.screenshotBeforeUrl,
        step.screenshotAfterUrl,
        step.retryCount,
        step.critical);
  }
}
