package io.argus.report.trend;

import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.contracts.run.RunStatus;
import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class PassRateTrendTest {

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
  void adds_up_the_runs_of_each_day() {
    results.run("shop", "unit", "2026-11-20T09:00:00Z").counts(90, 4, 1, 5, 2).store();
    results.run("shop", "e2e", "2026-11-20T10:00:00Z").counts(10, 0, 0, 0, 0).store();
    results.run("blog", "unit", "2026-11-18T10:00:00Z").counts(1, 2, 0, 0, 0).store();

    assertThat(passRate(""))
        .isEqualTo(
            """
            {"days":30,"interval":"day","points":[\
            {"date":"2026-11-18","runs":1,"passed":1,"failed":2,"errored":0,"skipped":0,"flaky":0,"passRate":33.3},\
            {"date":"2026-11-20","runs":2,"passed":100,"failed":4,"errored":1,"skipped":5,"flaky":2,"passRate":95.2}]}""");
  }

  @Test
  void has_no_rate_where_everything_was_skipped() {
    results.run("shop", "unit", "2026-11-20T09:00:00Z").counts(0, 0, 0, 5, 0).store();

    anyone().get("/api/trends/pass-rate").then().body("points[0].passRate", equalTo(null));
  }

  @Test
  void counts_aborted_runs_and_leaves_running_ones_out() {
    results
        .run("shop", "unit", "2026-11-20T09:00:00Z")
        .status(RunStatus.ABORTED)
        .counts(1, 1, 0, 0, 0)
        .store();
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .status(RunStatus.RUNNING)
        .counts(7, 0, 0, 0, 0)
        .store();

    anyone()
        .get("/api/trends/pass-rate")
        .then()
        .body("points[0].runs", equalTo(1))
        .body("points[0].passRate", equalTo(50f));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-11-19:1 2026-11-20:2",
    "days=1, 2026-11-20:2",
    "project=shop, 2026-11-20:2",
    "project=nowhere, ''",
    "suiteId=e2e, 2026-11-20:1",
    "branch=main, 2026-11-19:1",
    "interval=week, 2026-11-16:3",
    "interval=day&days=2, 2026-11-19:1 2026-11-20:2",
  })
  void filters(String query, String expected) {
    results.run("shop", "unit", "2026-11-20T09:00:00Z").counts(1, 0, 0, 0, 0).store();
    results.run("shop", "e2e", "2026-11-20T09:00:00Z").counts(1, 0, 0, 0, 0).store();
    results
        .run("blog", "unit", "2026-11-19T09:00:00Z")
        .branch("main")
        .counts(1, 0, 0, 0, 0)
        .store();

    assertThat(runsByDate(query)).isEqualTo(expected);
  }

  @Test
  void goes_back_days_of_the_calendar_and_includes_all_of_today() {
    results.run("shop", "unit", "2026-11-17T23:59:59.999999Z").store(); // four days ago
    results.run("shop", "unit", "2026-11-18T00:00:00Z").store();
    results.run("shop", "unit", "2026-11-20T23:59:59.999999Z").store(); // a clock ahead of ours
    results.run("shop", "unit", "2026-11-21T00:00:00Z").store(); // tomorrow

    assertThat(runsByDate("days=3")).isEqualTo("2026-11-18:1 2026-11-20:1");
  }

  @Test
  void cuts_days_where_they_end_in_kathmandu() {
    results.run("shop", "unit", "2026-11-19T18:14:59.999999Z").store();
    results.run("shop", "unit", "2026-11-19T18:15:00Z").store();
    results.run("shop", "unit", "2026-11-20T18:15:00Z").store(); // the 21st already

    clock.set("2026-11-20T18:14:59Z");
    assertThat(runsByDate("tz=Asia/Kathmandu&days=2")).isEqualTo("2026-11-19:1 2026-11-20:1");
    clock.set("2026-11-20T18:15:00Z");
    assertThat(runsByDate("tz=Asia/Kathmandu&days=2")).isEqualTo("2026-11-20:1 2026-11-21:1");
    assertThat(runsByDate("days=2")).isEqualTo("2026-11-19:2 2026-11-20:1");
  }

  @Test
  void follows_the_clock_changes_of_berlin() {
    results.run("shop", "unit", "2026-10-24T21:59:59Z").store(); // Saturday, summer time
    results.run("shop", "unit", "2026-10-24T22:00:00Z").store(); // Sunday, midnight
    results.run("shop", "unit", "2026-10-25T22:59:59Z").store(); // Sunday, its 25th hour
    results.run("shop", "unit", "2026-10-25T23:00:00Z").store(); // Monday, winter time
    clock.set("2026-10-26T12:00:00Z");

    assertThat(runsByDate("tz=Europe/Berlin&days=3"))
        .isEqualTo("2026-10-24:1 2026-10-25:2 2026-10-26:1");
    assertThat(runsByDate("tz=Europe/Berlin&days=3&interval=week"))
        .isEqualTo("2026-10-19:3 2026-10-26:1");
  }

  @ParameterizedTest
  @CsvSource({
    "days=0, days",
    "days=3651, days",
    "days=x, days",
    "interval=month, interval",
    "tz=Mars/Olympus, tz",
    "tz=%2B05:45, tz",
    "suiteId=%00, suiteId",
  })
  void names_the_parameter_it_cannot_read(String query, String field) {
    anyone()
        .urlEncodingEnabled(false)
        .get("/api/trends/pass-rate?" + query)
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  private static String passRate(String query) {
    return ask("/api/trends/pass-rate", query).asString();
  }

  private static String runsByDate(String query) {
    return String.join(
        " ",
        ask("/api/trends/pass-rate", query)
            .jsonPath()
            .<String>getList("points.collect { it.date + ':' + it.runs }"));
  }
}
