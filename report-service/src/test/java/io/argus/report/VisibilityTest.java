package io.argus.report;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.report.testdata.Callers.reader;
import static io.argus.report.testdata.Callers.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what, for every endpoint: two projects with the same contents, different callers. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class VisibilityTest {

  @Inject MovableClock clock;
  private StoredResults results;
  private UUID shop;
  private UUID blog;

  @BeforeEach
  void store() {
    clock.reset();
    results = StoredResults.empty();
    shop = store("shop");
    blog = store("blog");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/runs, items",
    "/api/trends/flaky, items",
    "/api/trends/failures?caseName=adds, recent",
    "/api/tests, items",
    "/api/tests?q=add&level=FLAKY, items",
    "/api/failures, items",
  })
  void lists_hold_what_the_caller_may_see(String path, String list) {
    int own = size(reader("shop"), path, list);

    assertThat(own).isPositive();
    assertThat(size(reader("*"), path, list)).isEqualTo(2 * own);
    assertThat(size(reader("shop", "blog"), path, list)).isEqualTo(2 * own);
    assertThat(size(reader("shop", "nowhere"), path, list)).isEqualTo(own);
    assertThat(size(reader(), path, list)).isZero();
    assertThat(size(reader("shop"), within("blog", path), list)).isZero();
    assertThat(size(reader("*"), within("blog", path), list)).isEqualTo(own);
    assertThat(size(reader("*"), within("nowhere", path), list)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/trends/pass-rate",
        "/api/trends/duration",
        "/api/trends/failures?caseName=adds"
      })
  void points_count_what_the_caller_may_see(String path) {
    assertThat(runs(reader("shop"), path)).containsExactly(2);
    assertThat(runs(reader("*"), path)).containsExactly(4);
    assertThat(runs(reader("shop"), within("blog", path))).isEmpty();
    assertThat(runs(reader(), path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?cases=false", "/export"})
  void an_invisible_run_is_an_unknown_run(String path) {
    assertThat(reader("shop").get("/api/runs/" + shop + path).statusCode()).isEqualTo(200);
    assertThat(reader("*").get("/api/runs/" + blog + path).statusCode()).isEqualTo(200);
    assertThat(reader().get("/api/runs/" + shop + path).statusCode()).isEqualTo(404);
    reader("shop")
        .get("/api/runs/" + blog + path)
        .then()
        .statusCode(404)
        .body("detail", equalTo("There is no run " + blog + "."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs",
        "/api/runs/00000000-0000-0000-0000-000000000000",
        "/api/runs/00000000-0000-0000-0000-000000000000/export",
        "/api/trends/pass-rate",
        "/api/trends/duration",
        "/api/trends/flaky",
        "/api/trends/failures",
        "/api/runs/compare",
        "/api/tests",
        "/api/tests/00000000-0000-0000-0000-000000000000",
        "/api/failures",
        "/api/digests/preview",
        "/api/digests/subscriptions",
        "/api/digests/deliveries",
      })
  void every_endpoint_wants_a_token_that_may_read(String path) {
    String expired =
        InternalTokens.token("anna", Set.of("read"), Set.of("*"), Duration.ofMinutes(-5));

    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer");
    assertThat(given().auth().oauth2("nonsense").get(path).statusCode()).isEqualTo(401);
    assertThat(given().auth().oauth2(expired).get(path).statusCode()).isEqualTo(401);
    assertThat(with(Set.of("ingest"), Set.of("*")).get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void health_and_metrics_need_no_token() {
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(given().get("/q/metrics").statusCode()).isEqualTo(200);
  }

  private UUID store(String project) {
    results.project(project);
    results
        .run(project, "unit", "2026-11-20T09:00:00Z")
        .durationMs(1)
        .result("CartTest", "adds", FAIL)
        .store();
    return results
        .run(project, "unit", "2026-11-20T10:00:00Z")
        .durationMs(1)
        .result("CartTest", "adds", PASS)
        .store();
  }

  private static String within(String project, String path) {
    return path + (path.contains("?") ? "&" : "?") + "project=" + project;
  }

  private static int size(RequestSpecification caller, String path, String list) {
    return caller.get(path).then().statusCode(200).extract().jsonPath().getList(list).size();
  }

  private static List<Integer> runs(RequestSpecification caller, String path) {
    return caller.get(path).then().statusCode(200).extract().jsonPath().getList("points.runs");
  }
}
