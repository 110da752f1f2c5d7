package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What agents are told of what the services answer: less, the most important first, and marked. */
final class Shapes {

  /** Enough of a failure to know it again; the resource has all of it. */
  private static final int LONGEST_MESSAGE = 600;

  private static final int LONGEST_TYPE = 100;

  private static final List<String> RUN =
      List.of(
          "id",
          "project",
          "suiteId",
          "status",
          "startedAt",
          "counts",
          "branch",
          "commit",
          "durationMs",
          "trigger",
          "environment",
          "buildUrl");

  private static final List<String> CASE =
      List.of("caseId", "name", "className", "suiteName", "variant", "project", "suiteId");

  private static final List<String> FLAKY =
      List.of(
          "score",
          "level",
          "isFlaky",
          "verdict",
          "action",
          "runs",
          "recent",
          "suggestion",
          "confidence",
          "pFlaky",
          "pFlake",
          "pBug",
          "pInfra");

  private static final List<String> OUTCOME = List.of("status", "durationMs", "passedOnRetry");

  private static final List<String> EXECUTION =
      List.of(
          "id",
          "testCaseId",
          "status",
          "result",
          "trigger",
          "browser",
          "environment",
          "baseUrl",
          "createdAt");

  private Shapes() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode run(JsonNode run) {
    ObjectNode told = picked(run, RUN);
    int errors = run.path("errors").size();
    return errors == 0 ? told : told.put("errors", errors);
  }

  /** The identity of a case, wherever its id stands. */
  static ObjectNode testCase(JsonNode identity) {
    ObjectNode told = picked(identity, CASE);
    return told.has("caseId") ? told : told.put("caseId", identity.path("id").asText());
  }

  /** A case and what its results say about it. */
  static ObjectNode flakyCase(JsonNode identity, JsonNode flaky) {
    ObjectNode told = object();
    told.set("case", testCase(identity));
    return told.setAll(picked(flaky, FLAKY));
  }

  static ObjectNode compared(String change, JsonNode compared) {
    ObjectNode told = object().put("change", change);
    told.set("case", testCase(compared.path("case")));
    for (String side : List.of("head", "base")) {
      JsonNode outcome = compared.path(side);
      if (outcome.isObject()) {
        ObjectNode shape = picked(outcome, OUTCOME);
        addError(shape, outcome.path("error"));
        told.set(side, shape);
      }
    }
    if (compared.path("flaky").isObject()) {
      told.set("flaky", picked(compared.path("flaky"), FLAKY));
    }
    return told;
  }

  static ObjectNode execution(JsonNode execution) {
    return picked(execution, EXECUTION);
  }

  static void addError(ObjectNode to, JsonNode error) {
    if (!error.isObject()) {
      return;
    }
    ObjectNode told = object();
    if (error.hasNonNull("type")) {
      told.put("type", Untrusted.type(error.path("type").asText(), LONGEST_TYPE));
    }
    if (error.hasNonNull("message")) {
      told.put("message", Untrusted.text(error.path("message").asText(), LONGEST_MESSAGE));
    }
    if (error.hasNonNull("signature")) {
      told.set("signature", error.path("signature"));
    }
    to.set("error", told);
  }

  private static ObjectNode picked(JsonNode from, List<String> members) {
    ObjectNode told = object();
    for (String member : members) {
      JsonNode value = from.path(member);
      if (value.isTextual()) {
        told.put(member, Untrusted.name(value.textValue()));
      } else if (from.hasNonNull(member)) {
        told.set(member, value);
      }
    }
    return told;
  }
}
