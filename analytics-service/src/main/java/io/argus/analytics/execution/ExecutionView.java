package io.argus.analytics.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.analytics.webhook.WebhookDelivery;
import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An execution as the API shows it.
 *
 * @param consoleLog not in lists
 * @param steps in their order; not in lists
 * @param webhook not in lists
 */
@Schema(name = "Execution")
record ExecutionView(
    UUID id,
    UUID testCaseId,
    TestCaseRef testCase,
    String userId,
    ExecutionStatus status,
    @Schema(nullable = true, description = "Derived from the steps and what the runner says")
        @Nullable CaseStatus result,
    String trigger,
    @Schema(nullable = true) @Nullable String triggerDetails,
    @Schema(nullable = true) @Nullable String browser,
    @Schema(nullable = true) @Nullable String environment,
    @Schema(nullable = true) @Nullable String baseUrl,
    @Schema(nullable = true) @Nullable Instant startedAt,
    @Schema(nullable = true) @Nullable Instant completedAt,
    @Schema(nullable = true) @Nullable Long durationMs,
    int totalSteps,
    int passedSteps,
    @Schema(description = "Those with result fail or error") int failedSteps,
    int skippedSteps,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "Not in lists; as its runner sent it, untrusted")
        @Nullable String consoleLog,
    @Schema(nullable = true) @Nullable String errorMessage,
    @Schema(nullable = true) @Nullable String screenshotUrl,
    @Schema(nullable = true) @Nullable String videoUrl,
    @Schema(nullable = true, description = "Who has claimed it") @Nullable String runner,
    @Schema(
            nullable = true,
            description = "The run that it became, to be found in its case's history")
        @Nullable UUID runId,
    Instant createdAt,
    Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true, description = "Not in lists")
        @Nullable List<StepView> steps,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description =
                "Whether its project's webhook was told; absent without one, and in lists")
        @Nullable WebhookDelivery webhook) {

  /** Without logs and steps. */
  static ExecutionView listed(Execution execution, TestCaseRef testCase) {
    return of(execution, testCase, null, null, null);
  }

  static ExecutionView whole(
      Execution execution,
      TestCaseRef testCase,
      List<ExecutionStep> steps,
      @Nullable WebhookDelivery webhook) {
    return of(
        execution,
        testCase,
        execution.consoleLog,
        steps.stream().map(StepView::from).toList(),
        webhook);
  }

  private static ExecutionView of(
      Execution execution,
      TestCaseRef testCase,
      @Nullable String consoleLog,
      @Nullable List<StepView> steps,
      @Nullable WebhookDelivery webhook) {
    return new ExecutionView(
        execution.id,
        execution.testCaseId,
        testCase,
        execution.userId,
        execution.status,
        execution.result,
        execution.trigger,
        execution.triggerDetails,
        execution.browser,
        execution.environment,
        execution.baseUrl,
        execution.startedAt,
        execution.completedAt,
        execution.durationMs,
        execution.totalSteps,
        execution.passedSteps,
        execution.failedSteps,
        execution.skippedSteps,
        consoleLog,
        execution.errorMessage,
        execution.screenshotUrl,
        execution.videoUrl,
        execution.runner,
        FinishedRun.idOf(execution, testCase),
        execution.createdAt,
        execution.updatedAt,
        steps,
        webhook);
  }
}
