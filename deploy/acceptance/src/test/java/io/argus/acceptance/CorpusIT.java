package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every file of the corpus, real or hostile, through the public door: the run has the counts that
 * the corpus' index says, or those that docs/formats.md says instead; it is not green where
 * something is red that is no case; its export gives the same bytes again out of a store that was
 * empty; what is refused is refused with its reason; and the same processes run afterwards.
 */
@EnabledIfSystemProperty(
    named = "argus.corpus.it",
    matches = "true",
    disabledReason = "takes minutes: -Dargus.corpus=FOLDER -Dargus.corpus.it=true")
class CorpusIT {

  /** A case stands for many samples: the index counts these. */
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Set<String> LOAD_TESTS =
      Set.of("jtl", "k6", "k6json", "k6csv", "locust", "gatling");

  private static final List<String> PARTS = List.of("gateway", "ingest", "analytics", "report");

  /** Most of the time is waiting for Kafka and the tables. */
  private static final int AT_ONCE = 4;

  private static final Map<String, int[]> TABLE = new TreeMap<>();
  private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(AT_ONCE);
  private static Stack empty;
  private static String before = "";

  private final Argus argus = new Argus();
  private final Argus other = new Argus(empty);

  @BeforeAll
  static void startAnEmptyStore() {
    empty = Stack.start(Map.of("ARGUS_STORAGE", "memory"));
    before = processes();
  }

  @AfterAll
  static void printTable() {
    CLIENTS.shutdownNow();
    assertThat(processes()).isEqualTo(before);
    empty.close();
    System.out.println("format                 files   stored  refused");
    TABLE.forEach(
        (format, counts) ->
            System.out.printf("%-20s %7d %8d %8d%n", format, counts[0], counts[1], counts[2]));
  }

  @TestFactory
  Stream<DynamicTest> corpus_files_have_their_counts_and_survive_an_export() throws IOException {
    Corpus corpus = Corpus.open(Stack.running().project());
    return corpus
        .entries()
        .map(entry -> checked(entry, CLIENTS.submit(() -> check(corpus, entry))))
        .toList()
        .stream();
  }

  private static DynamicTest checked(Corpus.Entry entry, Future<?> check) {
    return DynamicTest.dynamicTest(
        entry.path(),
        () -> {
          try {
            check.get();
          } catch (ExecutionException e) {
            throw e.getCause();
          }
        });
  }

  private Void check(Corpus corpus, Corpus.Entry entry) throws IOException {
    boolean isStored = isStored(corpus, entry);
    synchronized (TABLE) {
      int[] counts = TABLE.computeIfAbsent(entry.format(), format -> new int[3]);
      counts[0]++;
      counts[isStored ? 1 : 2]++;
    }
    return null;
  }

  private boolean isStored(Corpus corpus, Corpus.Entry entry) throws IOException {
    Response answer =
        argus.post(corpus.content(entry), Map.of("project", Argus.newProject(), "branch", "main"));
    if (answer.statusCode() != 202) {
      assertThat(entry.isCounted()).as(answer.asString()).isFalse();
      assertRefused(answer);
      return false;
    }
    boolean mayBeStored = entry.isCounted() || entry.expected().contains(" or ");
    assertThat(mayBeStored || !entry.expected().startsWith("REJECT")).isTrue();
    JsonNode accepted = json(answer);
    JsonNode run = json(argus.runAnswer(accepted.get("runId").asText()));
    assertThat(run.toString()).doesNotContain("root:x:").doesNotContain("\\u0000");
    if (entry.isCounted()) {
      checkCounts(entry, accepted, run);
    }
    if (entry.mustNotBeGreen()) {
      assertThat(run.get("status").asText()).as(run.toString()).isEqualTo("fail");
    }
    checkExport(run.get("id").asText());
    return true;
  }

  /** A problem document that says why, and a status that says whose fault it is. */
  private static void assertRefused(Response answer) throws IOException {
    assertThat(answer.statusCode()).isIn(400, 413);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(json(answer).path("detail").asText()).isNotBlank();
  }

  private static void checkCounts(Corpus.Entry entry, JsonNode answer, JsonNode run) {
    int records = 0;
    for (JsonNode file : answer.get("files")) {
      records += file.get("records").asInt();
    }
    int cases = run.get("cases").size();
    assertThat(cases).isIn(0, run.at("/counts/total").asInt());
    if (cases > 0 || entry.records() == 0) {
      assertThat(records).isEqualTo(entry.records());
    }
    if (LOAD_TESTS.contains(entry.format())) {
      assertThat(run.findValues("metrics").isEmpty()).isEqualTo(cases == 0);
    } else {
      assertThat(counts(answer)).as(answer.toString()).isEqualTo(entry.cases());
      assertThat(counts(run)).isEqualTo(entry.cases());
    }
  }

  private void checkExport(String runId) throws IOException {
    byte[] document = argus.get("/api/runs/" + runId + "/export", Map.of()).asByteArray();

    Response imported =
        other.request().contentType("application/json").body(document).post("/api/ingest/runs");

    imported.then().statusCode(202);
    assertThat(json(imported).get("runId").asText()).isEqualTo(runId);
    other.runAnswer(runId);
    String again = other.get("/api/runs/" + runId + "/export", Map.of()).asString();
    assertThat(again).isEqualTo(new String(document, UTF_8));
  }

  private static String processes() {
    Stack stack = Stack.running();
    return PARTS.stream()
        .map(part -> stack.endpoints().at("/" + part + "/pid").asText())
        .toList()
        .toString();
  }

  private static String counts(JsonNode answer) {
    return Stream.of("passed", "failed", "errored", "skipped", "flaky")
        .map(count -> answer.at("/counts/" + count).asText())
        .collect(Collectors.joining(" "));
  }

  private static JsonNode json(Response answer) throws IOException {
    return MAPPER.readTree(answer.asByteArray());
  }
}
