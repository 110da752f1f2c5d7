package io.argus.report.testcase;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static io.argus.report.testdata.Callers.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.argus.contracts.run.CaseId;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class TestCaseHistoryTest {

  private static final UUID ADDS = CaseId.of("shop", "unit", null, "CartTest", "adds", null);

  private StoredResults results;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void tells_stability_and_results_newest_first() {
    StoredCaseFixture adds = StoredCaseFixture.of("CartTest", "adds", PASS);
    UUID retried =
        results.run("shop", "unit", "2026-11-01T10:00:00Z").result(adds.detail("FP", "{}")).store();
    UUID red =
        results
            .run("shop", "unit", "2026-11-09T10:00:00Z")
            .branch("main")
            .with("commit", "abc")
            .result(
                StoredCaseFixture.of("CartTest", "adds", FAIL)
                    .message("<b>\u0007" + "x".repeat(2000)))
            .result("CartTest", "removes", PASS)
            .store();
    UUID skipped =
        results
            .run("shop", "unit", "2026-11-10T10:00:00Z")
            .result("CartTest", "adds", SKIP)
            .store();

    JsonPath test = anyone().get("/api/tests/" + ADDS).then().statusCode(200).extract().jsonPath();

    assertThat(test.getString("id")).isEqualTo(ADDS.toString());
    assertThat(test.getString("name")).isEqualTo("adds");
    assertThat(test.getString("lastStatus")).isEqualTo("skip");
    assertThat(test.<String>getList("flaky.recent")).containsExactly("fail", "pass");
    assertThat(test.<String>getList("history.items.runId"))
        .containsExactly(skipped.toString(), red.toString(), retried.toString());
    assertThat(test.<String>getList("history.items.status"))
        .containsExactly("skip", "fail", "pass");
    assertThat(test.<Boolean>getList("history.items.passedOnRetry"))
        .containsExactly(false, false, true);
    assertThat(test.getString("history.items[1].branch")).isEqualTo("main");
    assertThat(test.getString("history.items[1].error.message"))
        .isEqualTo("<b>\u0007" + "x".repeat(996) + "…");
    assertThat(test.getString("history.items[1].error.signature")).hasSize(16);
    assertThat(test.getString("history.items[0].error.message")).isEqualTo("adds broke");
    assertThat(test.getString("history.items[0].error.signature")).isNull();
    assertThat(test.getInt("history.total")).isEqualTo(3);
  }

  @Test
  void pages_its_history() {
    for (int i = 0; i < 7; i++) {
      results.run("shop", "unit", "2026-11-01T10:00:00Z").result("CartTest", "adds", PASS).store();
      results
          .run("shop", "unit", "2026-11-1" + i + "T10:00:00Z")
          .result("CartTest", "adds", PASS)
          .store();
    }
    List<String> all = history("limit=500").getList("history.items.runId");

    List<String> byOffset = new ArrayList<>();
    for (int offset = 0; offset < 14; offset += 4) {
      byOffset.addAll(history("limit=4&offset=" + offset).getList("history.items.runId"));
    }
    List<String> byCursor = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page = history("limit=4&cursor=" + cursor);
      byCursor.addAll(page.getList("history.items.runId"));
      cursor = page.getString("history.nextCursor");
    }

    assertThat(all).hasSize(14).doesNotHaveDuplicates();
    assertThat(byOffset).isEqualTo(all);
    assertThat(byCursor).isEqualTo(all);
  }

  @Test
  void rows_of_a_run_that_has_expired_are_none_of_its_results() {
    results.run("shop", "unit", "2026-11-01T10:00:00Z").result("CartTest", "adds", PASS).store();
    results.execute("delete from test_run");

    anyone()
        .get("/api/tests/" + ADDS)
        .then()
        .body("history.total", equalTo(0))
        .body("lastRun", nullValue())
        .body("lastStatus", nullValue());
  }

  @Test
  void an_unknown_or_invisible_test_is_a_404() {
    results.run("shop", "unit", "2026-11-01T10:00:00Z").result("CartTest", "adds", PASS).store();
    UUID nobody = UUID.randomUUID();

    anyone()
        .get("/api/tests/" + nobody)
        .then()
        .statusCode(404)
        .body("detail", equalTo("There is no test " + nobody + "."));
    assertThat(anyone().get("/api/tests/adds").statusCode()).isEqualTo(404);
    assertThat(reader("blog").get("/api/tests/" + ADDS).statusCode()).isEqualTo(404);
    assertThat(reader("shop").get("/api/tests/" + ADDS).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"limit=0, limit", "offset=x, offset", "cursor=abc, cursor", "days=3, days"})
  void names_the_parameter_it_cannot_read(String query, String field) {
    ask("/api/tests/" + ADDS, query).then().statusCode(400).body("field", equalTo(field));
  }

  private static JsonPath history(String query) {
    return ask("/api/tests/" + ADDS, query).then().statusCode(200).extract().jsonPath();
  }
}
