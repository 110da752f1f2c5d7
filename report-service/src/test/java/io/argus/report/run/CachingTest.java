package io.argus.report.run;

import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that the caller has already is not sent again; that of somebody else is another. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class CachingTest {

  private StoredResults results;
  private UUID run;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
    run =
        results
            .run("shop", "unit", "2026-11-20T10:00:00Z")
            .result("CartTest", "adds", PASS)
            .store();
  }

  @AfterEach
  void close() {
    results.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs",
        "/api/runs/{run}",
        "/api/runs/{run}?cases=false",
        "/api/runs/{run}/export",
        "/api/tests",
        "/api/failures",
        "/api/trends/flaky"
      })
  void what_has_not_changed_is_not_sent_again(String path) {
    String target = path.replace("{run}", run.toString());
    Response first = anyone().get(target);
    first
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("ETag", notNullValue())
        .header("Cache-Control", "private, no-cache")
        .header("Vary", "Accept-Encoding");

    anyone()
        .header("If-None-Match", "\"other\", " + first.header("ETag"))
        .get(target)
        .then()
        .statusCode(304)
        .header("ETag", equalTo(first.header("ETag")))
        .body(emptyString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/runs", "/api/tests"})
  void what_has_changed_is_sent_with_another_tag(String path) {
    String before = anyone().get(path).header("ETag");
    results.run("shop", "unit", "2026-11-20T11:00:00Z").result("CartTest", "removes", PASS).store();

    Response after = anyone().header("If-None-Match", before).get(path);

    after.then().statusCode(200).body("total", equalTo(2));
    assertThat(after.header("ETag")).isNotEqualTo(before);
  }

  @Test
  void a_tag_is_no_way_to_learn_what_others_see() {
    String tag = anyone().get("/api/runs/" + run).header("ETag");

    reader("other").header("If-None-Match", tag).get("/api/runs/" + run).then().statusCode(404);
    reader("other").header("If-None-Match", "*").get("/api/runs/" + run).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "\"", "W/", "\"a\" \"b\"", ",,,"})
  void a_header_that_holds_no_tag_changes_nothing(String header) {
    anyone().header("If-None-Match", header).get("/api/runs").then().statusCode(200);
  }

  @Test
  void an_error_has_no_tag() {
    assertThat(anyone().get("/api/runs?limit=0").header("ETag")).isNull();
  }
}
