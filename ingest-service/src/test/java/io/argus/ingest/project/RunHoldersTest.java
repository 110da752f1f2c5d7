package io.argus.ingest.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.argus.http.Caller;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a run by its id, and whose that run is. */
@QuarkusTest
@QuarkusTestResource(AnalyticsStandIn.class)
@QuarkusTestResource(
    value = ArgusBackend.class,
    initArgs = @ResourceArg(name = ArgusBackend.POSTGRES, value = "false"))
class RunHoldersTest {

  private static final String DOCUMENT =
      """
      {"reportFormat": "CTRF", "specVersion": "0.0.0", "runId": "%2$s",
       "extra": {"argus": {"run": {"id": "%2$s", "project": "%1$s", "suiteId": "default", "status": "pass",
         "startedAt": "2026-11-20T09:15:00Z", "attempt": 1,
         "counts": {"total": 1, "passed": 1, "failed": 0, "errored": 0, "skipped": 0, "flaky": 0}}}},
       "results": {"tool": {"name": "Argus"},
       "summary": {"tests": 1, "passed": 1, "failed": 0, "pending": 0, "skipped": 0, "other": 0, "start": 0, "stop": 1},
       "tests": [{"name": "a", "status": "passed", "duration": 1}]}}
      """;

  private final UUID run = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "%s/cases; {\"seq\":0,\"cases\":[]}; /default",
        "%s/finish; {}; /default",
        "%s/attachments; text; ''"
      })
  void what_is_said_of_somebody_elses_run_is_a_conflict(String path, String body, String suite) {
    String project = "robbed-" + UUID.randomUUID();

    post(project, path.formatted(run), body)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:argus:problem:conflict"))
        .body("detail", containsString("Run " + run + " is not of " + project + suite + ":"));
  }

  @Test
  void a_document_can_not_take_somebody_elses_run() {
    String project = "robbed-" + UUID.randomUUID();

    post(project, "", DOCUMENT.formatted(project, run)).then().statusCode(409);
    // With a key it is a run of its own.
    post(project, "?runKey=1", DOCUMENT.formatted(project, run)).then().statusCode(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new-", "broken-", "silent-"})
  void where_nobody_says_whose_it_is_it_is_taken(String kind) {
    post(kind + UUID.randomUUID(), run + "/finish", "{}").then().statusCode(202);
  }

  private static Response post(String project, String path, String body) {
    String token = InternalTokens.token("tester", Set.of(Caller.INGEST), Set.of("*"));
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType(
            path.endsWith("/attachments") ? "application/octet-stream" : "application/json")
        .queryParam("project", project)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/api/ingest/runs" + (path.isEmpty() || path.startsWith("?") ? path : "/" + path));
  }
}
