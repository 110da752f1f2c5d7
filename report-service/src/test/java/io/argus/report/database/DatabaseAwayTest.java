package io.argus.report.database;

import static io.argus.report.testdata.Callers.anyone;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema under another name is a schema that has not been migrated yet. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class DatabaseAwayTest {

  private StoredResults results;

  @BeforeEach
  void hideTheSchema() {
    results = StoredResults.empty();
    results.execute("alter schema analytics rename to hidden");
  }

  @AfterEach
  void showTheSchema() {
    if (results.number("select count(*) from pg_namespace where nspname = 'hidden'") == 1) {
      results.execute("alter schema hidden rename to analytics");
    }
    results.close();
  }

  @Test
  void is_not_ready_until_the_schema_is_there() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("schema analytics"));
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);

    results.execute("alter schema hidden rename to analytics");

    assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs",
        "/api/runs/00000000-0000-0000-0000-000000000000",
        "/api/runs/00000000-0000-0000-0000-000000000000/export",
        "/api/trends/pass-rate"
      })
  void says_when_to_try_again(String path) {
    anyone()
        .get(path)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("5"))
        .body("type", equalTo("urn:argus:problem:unavailable"));
  }

  /** What is known of the run already must not go out as the beginning of an answer. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/export"})
  void trouble_with_the_cases_of_a_run_is_no_half_answer(String path) {
    results.execute("alter schema hidden rename to analytics");
    results.project("shop");
    String errors = "[{\"source\":\"build\",\"message\":\"%s\"}]".formatted("m".repeat(100_000));
    UUID id = results.run("shop", "unit", "2026-11-20T10:00:00Z").with("errors", errors).store();
    results.execute("alter table failure rename to gone");
    try {
      anyone()
          .get("/api/runs/" + id + path)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", equalTo("5"));
    } finally {
      results.execute("alter table gone rename to failure");
    }
  }
}
