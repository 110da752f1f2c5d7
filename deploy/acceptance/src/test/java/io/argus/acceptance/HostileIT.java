package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every hostile file that concerns the formats read so far: refused with its reason or survived
 * with the right counts, and the same processes run afterwards.
 */
class HostileIT {

  /** Files of formats that are not read yet. */
  private static final Set<String> LATER =
      Set.of("gotest", "jest", "tap", "jtl", "trx", "zero-byte.jtl");

  private static final List<String> PARTS = List.of("gateway", "ingest", "analytics", "report");

  private static String before = "";

  private final Argus argus = new Argus();

  @BeforeAll
  static void rememberProcesses() {
    before = processes();
  }

  @AfterAll
  static void nothingHasDied() {
    assertThat(processes()).isEqualTo(before);
    given()
        .baseUri(Stack.running().url())
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"));
  }

  @TestFactory
  Stream<DynamicTest> hostile_files_are_refused_or_survived() throws IOException {
    Path corpus = Corpus.folder();
    return Corpus.rows(corpus)
        .filter(row -> row[0].startsWith("hostile/"))
        .filter(row -> LATER.stream().noneMatch(row[0].substring(8)::startsWith))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> check(corpus, row)));
  }

  private void check(Path corpus, String[] row) throws IOException {
    Response answer =
        argus.post(
            Files.readAllBytes(corpus.resolve(row[0])), Map.of("project", Argus.newProject()));

    String expected = row[4];
    if (expected.matches("\\d+")) {
      answer.then().statusCode(202);
      assertThat(Corpus.counts(answer.jsonPath())).isEqualTo(Corpus.expected(row));
      assertThat(Corpus.counts(argus.run(answer.jsonPath().getString("runId"))))
          .isEqualTo(Corpus.expected(row));
    } else if (expected.startsWith("REJECT") && !expected.contains(" or ")) {
      assertRefused(answer);
    } else if (answer.statusCode() == 202) {
      String runId = answer.jsonPath().getString("runId");
      assertThat(argus.run(runId).prettify()).doesNotContain("root:x:").doesNotContain("\u0000");
    } else {
      assertRefused(answer);
    }
  }

  private static void assertRefused(Response answer) {
    assertThat(answer.statusCode()).isIn(400, 413);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("detail")).isNotBlank();
  }

  private static String processes() {
    Stack stack = Stack.running();
    return PARTS.stream()
        .map(part -> stack.endpoints().at("/" + part + "/pid").asText())
        .toList()
        .toString();
  }
}
