package io.argus.report.trend;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.argus.contracts.run.RunStatus;
import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class CaseFailureTrendTest {

  @Inject MovableClock clock;
  private StoredResults results;

  @BeforeEach
  void store() {
    clock.reset();
    results = StoredResults.empty();
    results.project("shop");
    results.project("blog");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void counts_by_day_and_tells_the_newest_failures_first() {
    results
        .run("shop", "unit", "2026-11-13T10:00:00Z")
        .result("CartTest", "adds", FAIL)
        .store(); // 8 days
    results.run("shop", "unit", "2026-11-18T10:00:00Z").result("CartTest", "adds", PASS).store();
    String older =
        results
            .run("shop", "unit", "2026-11-20T09:00:00Z")
            .result("CartTest", "adds", FAIL)
            .store()
            .toString();
    results.run("shop", "unit", "2026-11-20T10:00:00Z").result("CartTest", "adds", SKIP).store();
    String newer =
        results
            .run("shop", "unit", "2026-11-20T11:00:00Z")
            .result("CartTest", "adds", ERROR)
            .store()
            .toString();

    assertThat(anyone().get("/api/trends/failures?caseName=adds").asString())
        .startsWith(
            """
            {"days":7,"points":[\
            {"date":"2026-11-18","runs":1,"failed":0,"errored":0},\
            {"date":"2026-11-20","runs":2,"failed":1,"errored":1}],\
            "recent":[{"runId":"%s","startedAt":"2026-11-20T11:00:00Z","status":"error",\
            "error":{"message":"adds broke","type":"java.lang.AssertionError",\
            "stackTrace":"at com.example.CartTest.adds(CartTest.java:12)","signature":"""
                .formatted(newer))
        .contains(
            "{\"runId\":\""
                + older
                + "\",\"startedAt\":\"2026-11-20T09:00:00Z\",\"status\":\"fail\"");
  }

  @ParameterizedTest
  @CsvSource({
    "caseName=adds, 3",
    "caseName=CartTest.adds, 2",
    "caseName=OtherTest.adds, 1",
    "caseName=dd, 0",
    "caseName=cartTest.adds, 0",
    "caseName=adds&suiteId=e2e, 1",
    "caseName=adds&project=blog, 1",
    "caseName=adds&project=nowhere, 0",
    "caseName=adds&branch=main, 1",
    "caseName=adds&days=1, 2",
    "caseName=50%25 off, 1",
  })
  void finds_a_case_by_its_name_or_by_class_and_name(String query, int failures) {
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .branch("main")
        .result("CartTest", "adds", FAIL)
        .result(null, "50% off", FAIL)
        .store();
    results.run("shop", "e2e", "2026-11-20T10:00:00Z").result("CartTest", "adds", FAIL).store();
    results.run("blog", "unit", "2026-11-19T10:00:00Z").result("OtherTest", "adds", FAIL).store();

    List<?> recent =
        anyone()
            .urlEncodingEnabled(false)
            .get("/api/trends/failures?" + query.replace(" ", "%20"))
            .jsonPath()
            .getList("recent");

    assertThat(recent).hasSize(failures);
  }

  @Test
  void counts_a_run_once_whatever_its_variants() {
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .result(StoredCaseFixture.of(null, "adds", FAIL).variant("chrome"))
        .result(StoredCaseFixture.of(null, "adds", FAIL).variant("firefox"))
        .store();

    failures("caseName=adds")
        .body("points[0].runs", equalTo(1))
        .body("points[0].failed", equalTo(2));
  }

  @Test
  void counts_aborted_runs_and_leaves_running_ones_out() {
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .status(RunStatus.ABORTED)
        .result(null, "adds", FAIL)
        .store();
    results
        .run("shop", "unit", "2026-11-20T11:00:00Z")
        .status(RunStatus.RUNNING)
        .result(null, "adds", FAIL)
        .store();

    failures("caseName=adds").body("points[0].runs", equalTo(1)).body("recent.size()", equalTo(1));
  }

  @Test
  void tells_twenty_failures_at_most() {
    for (int i = 10; i < 35; i++) {
      results
          .run("shop", "unit", "2026-11-19T10:%d:00Z".formatted(i))
          .result(null, "adds", FAIL)
          .store();
    }

    failures("caseName=adds")
        .body("points[0].failed", equalTo(25))
        .body("recent.size()", equalTo(20))
        .body("recent[0].startedAt", equalTo("2026-11-19T10:34:00Z"));
  }

  @Test
  void cuts_days_where_they_end_in_the_zone() {
    results.run("shop", "unit", "2026-11-19T18:15:00Z").result(null, "adds", FAIL).store();

    failures("caseName=adds&tz=Asia/Kathmandu").body("points[0].date", equalTo("2026-11-20"));
    failures("caseName=adds").body("points[0].date", equalTo("2026-11-19"));
  }

  @Test
  void tolerates_a_failure_without_text() {
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .result(StoredCaseFixture.of(null, "adds", FAIL).message(null))
        .store();

    failures("caseName=adds").body("recent[0].error", equalTo(null));
  }

  @Test
  void unknown_names_give_empty_lists() {
    failures("caseName=nothing").body("points", empty()).body("recent", empty());
  }

  @ParameterizedTest
  @CsvSource({"days=7, caseName", "caseName=, caseName", "caseName=a&days=x, days"})
  void names_the_parameter_it_cannot_read(String query, String field) {
    anyone()
        .get("/api/trends/failures?" + query)
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  private static ValidatableResponse failures(String query) {
    return anyone().get("/api/trends/failures?" + query).then().statusCode(200);
  }
}
