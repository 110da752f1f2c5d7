package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about an execution; null = stays as it is.
 *
 * @param runner who says so; null = somebody who is not asked
 */
@Schema(description = "Members that are absent stay as they are")
record ExecutionPatch(
    @Schema(description = "pending gives it back to be claimed again")
        @Nullable ExecutionStatus status,
    @Schema(description = "Red is never hidden: a red step makes the execution red")
        @Nullable CaseStatus result,
    @Nullable String consoleLog,
    @Nullable String errorMessage,
    @Schema(description = "http or https") @Nullable String screenshotUrl,
    @Schema(description = "http or https") @Nullable String videoUrl,
    @Schema(description = "Refused when another runner has the execution now")
        @Nullable String runner) {

  private static final List<String> MEMBERS =
      List.of(
          "status", "result", "consoleLog", "errorMessage", "screenshotUrl", "videoUrl", "runner");

  static ExecutionPatch parse(@Nullable JsonNode body, ExecutionConfig limits) {
    JsonBody json = JsonBody.of(body, MEMBERS);
    return new ExecutionPatch(
        json.word("status", Words.STATUSES),
        json.word("result", Words.RESULTS),
        json.text("consoleLog", limits.consoleLogChars(), "argus.execution.console-log-chars"),
        json.text(
            "errorMessage", limits.errorMessageChars(), "argus.execution.error-message-chars"),
        json.url("screenshotUrl", limits.urlChars()),
        json.url("videoUrl", limits.urlChars()),
        json.line("runner", ExecutionRequest.NAME_CHARS));
  }

  static ExecutionPatch to(ExecutionStatus status) {
    return new ExecutionPatch(status, null, null, null, null, null, null);
  }

  /** False when all of it is so already: the answer to a first try was lost. */
  boolean changes(Execution execution) {
    return differs(status, execution.status)
        || differs(result, execution.result)
        || (consoleLog != null && differs(consoleLog, execution.consoleLog))
        || differs(errorMessage, execution.errorMessage)
        || differs(screenshotUrl, execution.screenshotUrl)
        || differs(videoUrl, execution.videoUrl);
  }

  /** True when it says nothing but that somebody is alive. */
  boolean isHeartbeat() {
    return (status == null || status == ExecutionStatus.RUNNING)
        && Stream.of(result, consoleLog, errorMessage, screenshotUrl, videoUrl)
            .allMatch(java.util.Objects::isNull);
  }

  /** All but the status, which is a transition. */
  void applyTo(Execution execution) {
    execution.result = result == null ? execution.result : result;
    if (consoleLog != null) {
      execution.consoleLog = consoleLog;
    }
    execution.errorMessage = errorMessage == null ? execution.errorMessage : errorMessage;
    execution.screenshotUrl = screenshotUrl == null ? execution.screenshotUrl : screenshotUrl;
    execution.videoUrl = videoUrl == null ? execution.videoUrl : videoUrl;
  }

  private static boolean differs(@Nullable Object wanted, @Nullable Object is) {
    return wanted != null && !wanted.equals(is);
  }
}
