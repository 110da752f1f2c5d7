package io.argus.acceptance;

import static io.argus.acceptance.PlannedRun.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what a stack holds with what its clients were promised. */
final class Check {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 20;

  private final Stack stack;
  private final Argus argus;
  private final Tables tables;

  Check(Stack stack) {
    this.stack = stack;
    this.argus = new Argus(stack);
    this.tables = new Tables(stack);
  }

  /**
   * Waits until every acknowledged run is there with exactly its cases; then there must be nothing
   * else, no dead letter, nothing half received, and every window must follow from the rows.
   */
  void everythingAcknowledgedIsThereOnce(Ledger ledger, Duration limit)
      throws SQLException, IOException, InterruptedException {
    assertThat(ledger.unacknowledged()).isEmpty();
    Map<String, PlannedRun> runs = ledger.runs();
    Map<String, String> wrong = awaitRuns(runs, limit);
    assertThat(TopicLog.deadLetters(stack).reasons()).as("dead letters").isEmpty();
    assertThat(wrong.isEmpty() ? List.of() : explained(wrong))
        .as("of %d runs", runs.size())
        .isEmpty();
    assertThat(tables.runs()).as("runs").isEqualTo(runs.size());
    assertThat(tables.uploads())
        .as("uploads")
        .isEqualTo(runs.values().stream().mapToLong(PlannedRun::uploads).sum());
    assertThat(tables.caseRuns())
        .as("case runs")
        .isEqualTo(runs.values().stream().mapToLong(run -> run.expected().size()).sum());
    assertThat(tables.openChunks()).as("chunks of unfinished uploads").isZero();
    assertThat(tables.wrongWindows()).as("windows that differ from their rows").isZero();
  }

  /** Answers what is still wrong when nothing has changed for the limit, by run. */
  private Map<String, String> awaitRuns(Map<String, PlannedRun> runs, Duration limit)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(limit);
    Set<String> open = new TreeSet<>(runs.keySet());
    Map<String, String> wrong = new TreeMap<>();
    do {
      wrong.clear();
      for (String runId : open) {
        String difference = difference(runId, runs.get(runId));
        if (!difference.isEmpty()) {
          wrong.put(runId, difference);
        }
      }
      if (open.retainAll(wrong.keySet())) {
        end = Instant.now().plus(limit);
      }
      Thread.sleep(100);
    } while (!open.isEmpty() && Instant.now().isBefore(end));
    return wrong;
  }

  private String difference(String runId, PlannedRun planned) throws IOException {
    Response answer = argus.get("/api/runs/" + runId, Map.of());
    if (answer.statusCode() != 200) {
      return "answers " + answer.statusCode();
    }
    JsonNode run = JSON.readTree(answer.asByteArray());
    List<String> differences = new ArrayList<>();
    compare("status", run.at("/status").asText(), planned.status(), differences);
    compare("counts", run.at("/counts"), JSON.valueToTree(planned.counts()), differences);
    Map<String, List<String>> attempts = new HashMap<>();
    Map<String, String> statuses = new HashMap<>();
    for (JsonNode one : run.at("/cases")) {
      String name = one.at("/name").asText();
      statuses.put(name, one.at("/status").asText());
      attempts.put(name, one.at("/attempts").findValuesAsText("status"));
    }
    compare("number of cases", run.at("/cases").size(), planned.expected().size(), differences);
    planned
        .expected()
        .forEach(
            (name, expected) -> {
              compare(name, attempts.get(name), expected, differences);
              compare(name, statuses.get(name), last(expected), differences);
            });
    return String.join("; ", differences.subList(0, Math.min(3, differences.size())));
  }

  private static void compare(
      String what, Object actual, Object expected, List<String> differences) {
    if (!expected.equals(actual)) {
      differences.add("%s is %s, not %s".formatted(what, actual, expected));
    }
  }

  /** With the events that Kafka holds of each run: lost there, or never stored? */
  private List<String> explained(Map<String, String> wrong) {
    TopicLog log = TopicLog.testRuns(stack);
    return wrong.entrySet().stream()
        .limit(SHOWN)
        .map(
            run ->
                run.getKey() + " " + run.getValue() + "; Kafka has " + log.eventsOf(run.getKey()))
        .toList();
  }
}
