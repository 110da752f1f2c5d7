package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a test case is to be run. */
@Schema(description = "Everything may be absent")
record ExecutionRequest(
    @Nullable String browser,
    @Nullable String environment,
    @Schema(description = "http or https") @Nullable String baseUrl,
    @Schema(
            description = "Who or what asks for it; absent = manual",
            enumeration = {
              "cli",
              "mcp",
              "ci",
              "dashboard",
              "schedule",
              "webhook",
              "manual",
              "api",
              "scheduled",
              "ci_cd"
            })
        @Nullable String trigger,
    @Nullable String triggerDetails) {

  private static final List<String> MEMBERS =
      List.of("browser", "environment", "baseUrl", "trigger", "triggerDetails");

  /** As long as those of a run. */
  static final int NAME_CHARS = 200;

  static ExecutionRequest parse(@Nullable JsonNode body, ExecutionConfig limits) {
    JsonBody json =
        JsonBody.of(body == null ? JsonNodeFactory.instance.objectNode() : body, MEMBERS);
    ExecutionTrigger trigger = json.word("trigger", ExecutionTrigger.WORDS);
    return new ExecutionRequest(
        json.line("browser", NAME_CHARS),
        json.line("environment", NAME_CHARS),
        json.url("baseUrl", limits.urlChars()),
        (trigger == null ? ExecutionTrigger.MANUAL : trigger).word(),
        json.text("triggerDetails", limits.textChars(), "argus.execution.text-chars"));
  }
}
