package io.argus.formats.cucumber;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.ReportTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step or a hook, in the order in which they run.
 *
 * @param status in lower case; null = it has no result
 */
record CucumberStep(
    String label,
    boolean hook,
    @Nullable String status,
    @Nullable Integer millis,
    @Nullable String error) {

  private static final double NANOS = 1e6;

  /** Those of a scenario or a background. */
  static List<CucumberStep> of(JsonNode element, boolean behave, ReportTimes times) {
    List<CucumberStep> steps = new ArrayList<>();
    hooks(steps, element, "before", times);
    for (JsonNode step : element.path("steps")) {
      hooks(steps, step, "before", times);
      String keyword = text(step, "keyword");
      String name = text(step, "name");
      String label = ((keyword == null ? "" : keyword.strip()) + " " + (name == null ? "" : name));
      boolean hook = JsonValues.isTrue(step, "hidden") || (name == null && !step.has("line"));
      steps.add(one(label.strip(), hook, step.path("result"), behave, times));
      hooks(steps, step, "after", times);
    }
    hooks(steps, element, "after", times);
    return steps;
  }

  /** What it makes of its scenario; null = nothing. */
  @Nullable CaseStatus verdict() {
    if (status == null) {
      return null;
    }
    return switch (status) {
      case "passed" -> CaseStatus.PASS;
      case "failed" -> hook ? CaseStatus.ERROR : CaseStatus.FAIL;
      case "undefined", "pending", "ambiguous" -> CaseStatus.FAIL;
      case "skipped", "untested", "untested_undefined", "untested_pending" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  /** Behave's words for what broke. */
  static boolean isKnownError(String status) {
    return status.equals("error") || status.equals("hook_error") || status.equals("cleanup_error");
  }

  private static void hooks(List<CucumberStep> steps, JsonNode of, String when, ReportTimes times) {
    for (JsonNode hook : of.path(when)) {
      steps.add(one("hook " + when, true, hook.path("result"), false, times));
    }
  }

  private static CucumberStep one(
      String label, boolean hook, JsonNode result, boolean behave, ReportTimes times) {
    String status = text(result, "status");
    double duration = number(result, "duration");
    Integer millis = times.ofMillis(behave ? duration * 1000 : duration / NANOS);
    String known = status == null ? null : status.toLowerCase(Locale.ROOT);
    return new CucumberStep(label, hook, known, millis, error(result.path("error_message")));
  }

  /** Behave writes the lines in a list. */
  private static @Nullable String error(JsonNode message) {
    if (!message.isArray()) {
      return message.isTextual() ? Failures.plain(message.asText()) : null;
    }
    List<String> lines = new ArrayList<>();
    message.forEach(line -> lines.add(line.asText()));
    return Failures.plain(String.join("\n", lines));
  }
}
