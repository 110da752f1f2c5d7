package io.argus.gateway.mcp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What is red in a run, and what to do about each; the most urgent first. */
record RunFailures(ObjectNode run, List<Place.Ranked> failures) {

  /**
   * Reads a run with its failed cases, one at a time: a run may have a hundred thousand of them,
   * each with a long stack trace.
   */
  static RunFailures read(ObjectMapper mapper, InputStream answer) throws IOException {
    List<ObjectNode> told = new ArrayList<>();
    ObjectNode run = eachCase(mapper, answer, one -> told.add(failure(one)));
    String runId = run.path("id").asText();
    told.forEach(item -> addDetails(item, runId));
    int number = 0;
    for (JsonNode error : run.path("errors")) {
      told.add(runError(error, ++number));
    }
    told.sort(FailureAdvice.MOST_URGENT_FIRST.thenComparing(RunFailures::key, ORDER));
    return new RunFailures(
        run, told.stream().map(item -> new Place.Ranked(key(item), item)).toList());
  }

  private static final Comparator<String> ORDER = Comparator.naturalOrder();

  /** Hands over the cases of a run as they come; answers the run without them. */
  static ObjectNode eachCase(ObjectMapper mapper, InputStream answer, Consumer<JsonNode> cases)
      throws IOException {
    ObjectNode run = mapper.createObjectNode();
    try (JsonParser parser = mapper.getFactory().createParser(answer)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        parser.nextToken();
        if (!member.equals("cases")) {
          run.set(member, mapper.<JsonNode>readTree(parser));
          continue;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          cases.accept(mapper.readTree(parser));
        }
      }
    }
    return run;
  }

  /** How many failures there are of each kind of advice. */
  ObjectNode summary() {
    ObjectNode summary = Shapes.object();
    for (String action : FailureAdvice.BY_URGENCY) {
      summary.put(
          action,
          failures.stream()
              .filter(one -> one.item().path("advice").asText().equals(action))
              .count());
    }
    return summary;
  }

  private static ObjectNode failure(JsonNode failed) {
    JsonNode flaky = failed.path("flaky");
    FailureAdvice advice = FailureAdvice.of(flaky);
    ObjectNode told = Shapes.object().put("advice", advice.action());
    told.put("verdict", advice.verdict()).put("why", advice.why());
    told.set("case", Shapes.testCase(failed));
    told.set("status", failed.path("status"));
    told.put("isNew", advice.isNew()).put("failedInARow", advice.inARow());
    if (flaky.isObject()) {
      told.set("score", flaky.path("score"));
      told.set("level", flaky.path("level"));
      told.set("recent", flaky.path("recent"));
    }
    Shapes.addError(told, failed.path("error"));
    return told;
  }

  private static void addDetails(ObjectNode failure, String runId) {
    failure.put("details", CaseOutput.uri(runId, failure.at("/case/caseId").asText()));
  }

  private static ObjectNode runError(JsonNode error, int number) {
    ObjectNode told = Shapes.object().put("advice", FailureAdvice.INVESTIGATE);
    told.put("verdict", "run_error");
    told.put("why", "The run itself is red, beside its cases: set-up, build or tear-down failed.");
    told.put("number", number);
    Shapes.addError(told, error);
    return told;
  }

  /** What is red beside the cases has no id, and comes before them. */
  private static String key(ObjectNode item) {
    String caseId = item.at("/case/caseId").asText("");
    return caseId.isEmpty() ? " " + item.path("number").asInt() : caseId;
  }
}
