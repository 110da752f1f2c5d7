package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A step as its runner tells it.
 *
 * @param runner who says so; null = somebody who is not asked
 */
record StepRequest(
    @Schema(required = true, minimum = "1") int number,
    @Schema(required = true) String description,
    @Nullable String expectedResult,
    @Nullable String actualResult,
    @Schema(description = "Absent = it is still going on") @Nullable CaseStatus result,
    @Nullable String errorMessage,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Schema(description = "Absent = from startedAt to completedAt") @Nullable Long durationMs,
    @Schema(description = "http or https") @Nullable String screenshotUrl,
    @Schema(description = "http or https") @Nullable String screenshotBeforeUrl,
    @Schema(description = "http or https") @Nullable String screenshotAfterUrl,
    @Schema(minimum = "0", defaultValue = "0") int retryCount,
    @Schema(description = "Its result goes before that of other red steps", defaultValue = "false")
        boolean critical,
    @Schema(description = "Refused when another runner has the execution now")
        @Nullable String runner) {

  private static final String TEXT = "argus.execution.text-chars";
  private static final int MOST_RETRIES = 10_000;
  private static final long LONGEST_MS = Duration.ofDays(3650).toMillis();

  private static final List<String> MEMBERS =
      List.of(
          "number",
          "description",
          "expectedResult",
          "actualResult",
          "result",
          "errorMessage",
          "startedAt",
          "completedAt",
          "durationMs",
          "screenshotUrl",
          "screenshotBeforeUrl",
          "screenshotAfterUrl",
          "retryCount",
          "critical",
          "runner");

  static StepRequest parse(@Nullable JsonNode body, ExecutionConfig limits) {
    JsonBody json = JsonBody.of(body, MEMBERS);
    Long number = json.number("number", 1, Integer.MAX_VALUE);
    String description = json.text("description", limits.textChars(), TEXT);
    if (number == null) {
      throw json.wrong("number", "is required: 1 for the first step");
    }
    if (description == null || description.isBlank()) {
      throw json.wrong("description", "is required");
    }
    Instant startedAt = json.time("startedAt");
    Instant completedAt = json.time("completedAt");
    if (startedAt != null && completedAt != null && completedAt.isBefore(startedAt)) {
      throw json.wrong("completedAt", "must not be before startedAt");
    }
    Long durationMs = json.number("durationMs", 0, LONGEST_MS);
    if (durationMs == null && startedAt != null && completedAt != null) {
      durationMs = Duration.between(startedAt, completedAt).toMillis();
    }
    Long retries = json.number("retryCount", 0, MOST_RETRIES);
    return new StepRequest(
        number.intValue(),
        description,
        json.text("expectedResult", limits.textChars(), TEXT),
        json.text("actualResult", limits.textChars(), TEXT),
        json.word("result", Words.RESULTS),
        json.text(
            "errorMessage", limits.errorMessageChars(), "argus.execution.error-message-chars"),
        startedAt,
        completedAt,
        durationMs,
        json.url("screenshotUrl", limits.urlChars()),
        json.url("screenshotBeforeUrl", limits.urlChars()),
        json.url("screenshotAfterUrl", limits.urlChars()),
        retries == null ? 0 : retries.intValue(),
        json.flag("critical"),
        json.line("runner", ExecutionRequest.NAME_CHARS));
  }

  ExecutionStep of(UUID executionId) {
    ExecutionStep step = new ExecutionStep();
    step.executionId = executionId;
    step.number = number;
    step.description = description;
    step.expectedResult = expectedResult;
    step.actualResult = actualResult;
    step.result = result;
    step.errorMessage = errorMessage;
    step.startedAt = startedAt;
    step.completedAt = completedAt;
    step.durationMs = durationMs;
    step.screenshotUrl = screenshotUrl;
    step.screenshotBeforeUrl = screenshotBeforeUrl;
    step.screenshotAfterUrl = screenshotAfterUrl;
    step.retryCount = retryCount;
    step.critical = critical;
    return step;
  }
}
