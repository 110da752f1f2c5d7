package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Everything a case wrote in a run, for those who want to read it: too long for a tool's answer.
 */
final class CaseOutput {

  /** Above what a case can hold ({@code docs/formats.md}). */
  private static final int LONGEST = 1 << 20;

  static final String TEMPLATE = "argus://runs/{runId}/cases/{caseId}";

  private CaseOutput() {}

  static String uri(String runId, String caseId) {
    return "argus://runs/" + runId + "/cases/" + caseId;
  }

  /** The output as text, all that tests wrote between marks. */
  static String of(JsonNode stored) {
    StringBuilder text = new StringBuilder();
    text.append(Untrusted.NOTICE).append('\n');
    text.append("status: ").append(stored.path("status").asText()).append('\n');
    JsonNode identity = Shapes.testCase(stored);
    identity
        .properties()
        .forEach(
            member ->
                text.append(member.getKey())
                    .append(": ")
                    .append(member.getValue().asText())
                    .append('\n'));
    failure(text, "error", stored.path("error"));
    for (JsonNode attempt : stored.path("attempts")) {
      String number = attempt.path("attempt").asText();
      failure(
          text, "attempt " + number + " " + attempt.path("status").asText(), attempt.path("error"));
    }
    stored
        .path("diagnostics")
        .properties()
        .forEach(one -> section(text, Untrusted.name(one.getKey()), one.getValue().asText()));
    for (JsonNode step : stored.path("steps")) {
      section(text, "step", step.toPrettyString());
    }
    return text.toString();
  }

  private static void failure(StringBuilder text, String title, JsonNode error) {
    section(text, title + " message", error.path("message").asText(""));
    section(text, title + " stack trace", error.path("stackTrace").asText(""));
  }

  private static void section(StringBuilder text, String title, String content) {
    if (!content.isBlank()) {
      text.append("\n== ").append(title).append('\n');
      text.append(Untrusted.text(content, LONGEST)).append('\n');
    }
  }
}
