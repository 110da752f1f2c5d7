package io.argus.report.run;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.argus.contracts.run.RunStatus;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.RunFixture;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class RunDetailTest {

  private StoredResults results;
  private RunFixture run;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
    run = results.run("shop", "unit", "2026-11-20T10:00:00Z");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void tells_a_pass_in_a_few_words() {
    UUID id = run.result("CartTest", "adds", PASS).store();

    assertThat(get(id, "").extract().asString())
        .startsWith(
            "{\"id\":\"" + id + "\",\"project\":\"shop\",\"suiteId\":\"unit\",\"status\":\"pass\",")
        .endsWith(
            """
            "shards":[],"shardTotal":0,"attempt":1,"cases":[{\
            "caseId":"%s","suiteName":null,"className":"CartTest","name":"adds","variant":null,\
            "status":"pass","durationMs":12,\
            "attempts":[{"attempt":1,"shard":0,"status":"pass","durationMs":12}],\
            "passedOnRetry":false}]}"""
                .formatted(caseId()));
  }

  @Test
  void tells_uploaded_files_beside_those_that_the_report_refers_to() {
    UUID id = run.result("CartTest", "adds", PASS).store();
    attach(id, "shop", caseId(), "shot.png");
    attach(id, "shop", null, "server.log");
    attach(id, "stranger", caseId(), "evil.html");
    attach(UUID.randomUUID(), "shop", caseId(), "another.png");

    get(id, "")
        .body("attachments.name", contains("server.log"))
        .body("cases[0].attachments.name", contains("shot.png"))
        .body("cases[0].attachments[0].url", equalTo("/api/attachments/shop/shot.png"))
        .body("cases[0].attachments[0].sizeBytes", equalTo(7));
    get(id, "cases=false").body("attachments.name", contains("server.log"));
    String export = anyone().get("/api/runs/" + id + "/export").asString();
    assertThat(export).doesNotContain("shot.png").doesNotContain("server.log");
  }

  private void attach(UUID runId, String project, UUID caseId, String name) {
    results.execute(
        """
        insert into attachment (run_id, url, project, case_id, name, content_type, size_bytes, sha256, stored_at, expires_at)
        values (?, ?, ?, ?, ?, 'text/plain', 7, 'ab', now(), now())
        """,
        runId,
        "/api/attachments/" + project + "/" + name,
        project,
        caseId,
        name);
  }

  @Test
  void tells_what_is_in_of_a_run_that_is_still_running() {
    UUID id =
        run.status(RunStatus.RUNNING)
            .result("CartTest", "adds", PASS)
            .result("CartTest", "removes", FAIL)
            .store();

    get(id, "")
        .body("status", equalTo("running"))
        .body("counts.total", equalTo(2))
        .body("counts.failed", equalTo(1))
        .body("cases.name", equalTo(List.of("adds", "removes")));
    anyone()
        .get("/api/runs?status=running")
        .then()
        .body("items.id", equalTo(List.of(id.toString())));
    anyone().get("/api/runs?status=aborted").then().body("total", equalTo(0));
  }

  @Test
  void tells_what_was_in_of_a_run_that_fell_silent() {
    UUID id = run.status(RunStatus.ABORTED).result("CartTest", "adds", PASS).store();

    get(id, "").body("status", equalTo("aborted")).body("counts.passed", equalTo(1));
    anyone()
        .get("/api/runs?status=aborted")
        .then()
        .body("items.id", equalTo(List.of(id.toString())));
    anyone().get("/api/runs?status=running").then().body("total", equalTo(0));
  }

  @Test
  void tells_why_a_case_failed() {
    StoredCaseFixture failed =
        StoredCaseFixture.of("CartTest", "adds", FAIL).attempt(2, 3).message("expected 1");
    UUID id = run.result(failed).store();

    get(id, "")
        .body("cases[0].error.message", equalTo("expected 1"))
        .body("cases[0].error.type", equalTo(StoredCaseFixture.TYPE))
        .body("cases[0].error.stackTrace", equalTo(StoredCaseFixture.TRACE))
        .body("cases[0].error.signature", matchesPattern("[0-9a-f]{16}"))
        .body("cases[0].attempts.size()", equalTo(1))
        .body("cases[0].attempts[0].attempt", equalTo(2))
        .body("cases[0].attempts[0].shard", equalTo(3))
        .body("cases[0].attempts[0].error.message", equalTo("expected 1"));
  }

  @Test
  void tells_why_a_case_was_skipped_without_a_signature() {
    UUID id = run.result(StoredCaseFixture.of("CartTest", "adds", SKIP).message("later")).store();

    get(id, "")
        .body("cases[0].error.message", equalTo("later"))
        .body("cases[0].error", not(hasKey("signature")))
        .body("cases[0].attempts[0]", not(hasKey("error")))
        .body("cases[0]", not(hasKey("flaky")));
  }

  @Test
  void tells_every_attempt_of_a_pass_on_retry() {
    UUID id =
        run.result(
                StoredCaseFixture.of("CartTest", "adds", PASS)
                    .message("timed out")
                    .detail(
                        "FP",
                        """
                        {"attempts":[
                          {"attempt":1,"shard":0,"status":"fail","durationMs":5,
                           "error":{"message":"timed out","type":"T","stackTrace":"at x"}},
                          {"attempt":2,"shard":0,"status":"pass","durationMs":12}]}
                        """))
            .store();

    get(id, "")
        .body("counts.flaky", equalTo(1))
        .body("cases[0].status", equalTo("pass"))
        .body("cases[0].passedOnRetry", equalTo(true))
        .body("cases[0].attempts.status", contains("fail", "pass"))
        .body("cases[0].attempts[0].error.type", equalTo("T"))
        .body("cases[0].error.message", equalTo("timed out"))
        .body("cases[0]", not(hasKey("flaky")));
  }

  @Test
  void tells_all_details() {
    String detail =
        """
        {"assertions":{"passed":3,"failed":1},"responseTimeMs":250,\
        "metrics":{"samples":100,"p95Ms":12.5},\
        "diagnostics":{"property.os":"linux","stdout":"hello"},\
        "attachments":[{"name":"shot","contentType":"image/png","path":"a.png"}],\
        "steps":[{"name":"open","status":"error","durationMs":3,"expectedResult":"a","critical":true}]}""";
    UUID id =
        run.result(StoredCaseFixture.of("CartTest", "adds", PASS).detail(null, detail)).store();

    assertThat(get(id, "").extract().asString()).contains(detail.substring(1));
  }

  @Test
  void orders_cases_by_their_names_whatever_their_order_of_arrival() {
    for (StoredCaseFixture result :
        List.of(
            StoredCaseFixture.of("b", "a", PASS).in("Z"),
            StoredCaseFixture.of(null, "ä", PASS),
            StoredCaseFixture.of("a", "z", PASS).in("a"),
            StoredCaseFixture.of(null, "b", PASS).variant("x"),
            StoredCaseFixture.of(null, "b", PASS),
            StoredCaseFixture.of(null, "B", PASS),
            StoredCaseFixture.of("a", "a", PASS))) {
      run.result(result);
    }

    get(run.store(), "")
        .body(
            "cases.collect { it.suiteName + '/' + it.className + '/' + it.name + '/' + it.variant }",
            contains(
                "null/null/B/null",
                "null/null/b/null",
                "null/null/b/x",
                "null/null/ä/null",
                "null/a/a/null",
                "Z/b/a/null",
                "a/a/z/null"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', e f p s",
    "caseStatus=pass, p",
    "caseStatus=fail, f",
    "caseStatus=error, e",
    "caseStatus=skip, s",
    "caseStatus=fail&caseStatus=error, e f",
    "caseStatus=, e f p s",
  })
  void filters_cases_by_status(String query, String expected) {
    run.result(null, "p", PASS)
        .result(null, "f", FAIL)
        .result(null, "e", ERROR)
        .result(null, "s", SKIP);

    get(run.store(), query)
        .body("counts.total", equalTo(4))
        .body("cases.name", equalTo(List.of(expected.split(" "))));
  }

  @Test
  void leaves_the_cases_out_when_asked() {
    run.result(null, "p", PASS);

    get(run.store(), "cases=false")
        .body("$", not(hasKey("cases")))
        .body("counts.total", equalTo(1));
  }

  @Test
  void tells_all_errors_of_the_run_with_their_stack_traces() {
    run.with("errors", "[" + "{\"message\":\"m\",\"stackTrace\":\"at x\"},".repeat(20) + "{}]");

    get(run.store(), "")
        .body("errors.size()", equalTo(21))
        .body("errors[0].stackTrace", equalTo("at x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "1-2-3-4-5", "latest", "%00"})
  void an_unknown_id_is_not_found(String id) {
    run.store();
    for (String path : List.of("/api/runs/" + id, "/api/runs/" + id + "/export")) {
      anyone()
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:argus:problem:not-found"));
    }
  }

  @ParameterizedTest
  @CsvSource({"caseStatus=passed, caseStatus", "cases=maybe, cases"})
  void names_the_parameter_it_cannot_read(String query, String field) {
    anyone()
        .get("/api/runs/" + run.store() + "?" + query)
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  private ValidatableResponse get(UUID id, String query) {
    return ask("/api/runs/" + id, query).then().statusCode(200);
  }

  private UUID caseId() {
    return io.argus.contracts.run.CaseId.of("shop", "unit", null, "CartTest", "adds", null);
  }
}
