package io.argus.report.trend;

import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
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

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class DurationTrendTest {

  @Inject MovableClock clock;
  private StoredResults results;

  @BeforeEach
  void store() {
    clock.reset();
    results = StoredResults.empty();
    results.project("shop");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void tells_average_median_and_tail_of_each_day() {
    for (long durationMs : new long[] {100, 200, 300, 1000, 2001}) {
      results.run("shop", "unit", "2026-11-20T09:00:00Z").durationMs(durationMs).store();
    }
    results.run("shop", "unit", "2026-11-07T00:00:00Z").durationMs(5).store();

    assertThat(anyone().get("/api/trends/duration?suiteId=unit").asString())
        .isEqualTo(
            """
            {"days":14,"points":[\
            {"date":"2026-11-07","runs":1,"avgMs":5,"p50Ms":5,"p95Ms":5,"maxMs":5},\
            {"date":"2026-11-20","runs":5,"avgMs":720,"p50Ms":300,"p95Ms":1801,"maxMs":2001}]}""");
  }

  @Test
  void counts_runs_that_came_to_their_end_and_say_how_long_they_took() {
    results.run("shop", "unit", "2026-11-20T09:00:00Z").store();
    results
        .run("shop", "unit", "2026-11-20T09:00:00Z")
        .status(RunStatus.ABORTED)
        .durationMs(1)
        .store();
    results
        .run("shop", "unit", "2026-11-20T09:00:00Z")
        .status(RunStatus.RUNNING)
        .durationMs(2)
        .store();
    results
        .run("shop", "unit", "2026-11-20T09:00:00Z")
        .status(RunStatus.FAIL)
        .durationMs(7)
        .store();

    anyone()
        .get("/api/trends/duration")
        .then()
        .body("points[0].runs", equalTo(1))
        .body("points[0].maxMs", equalTo(7));
  }

  @Test
  void filters_by_suite_project_branch_and_days() {
    results.run("shop", "unit", "2026-11-19T09:00:00Z").branch("main").durationMs(1).store();

    for (String query : new String[] {"suiteId=e2e", "project=blog", "branch=next", "days=1"}) {
      anyone().get("/api/trends/duration?" + query).then().body("points", empty());
    }
    anyone()
        .get("/api/trends/duration?suiteId=unit&project=shop&branch=main&days=2&tz=Asia/Kathmandu")
        .then()
        .body("points[0].date", equalTo("2026-11-19"));
  }

  @Test
  void names_the_parameter_it_cannot_read() {
    anyone()
        .get("/api/trends/duration?days=-1")
        .then()
        .statusCode(400)
        .body("field", equalTo("days"));
  }
}
