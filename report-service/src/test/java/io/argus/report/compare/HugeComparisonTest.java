package io.argus.report.compare;

import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two runs of 10,000 cases that the database's statistics know nothing of. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(ReportBackend.class)
class HugeComparisonTest {

  private static final int CASES = 10_000;

  private StoredResults results;
  private UUID base;
  private UUID head;

  @BeforeAll
  void store() {
    results = StoredResults.empty();
    results.project("shop");
    base = results.run("shop", "unit", "2026-11-19T10:00:00Z").counts(CASES, 0, 0, 0, 0).store();
    head = results.run("shop", "unit", "2026-11-20T10:00:00Z").counts(CASES, 0, 0, 0, 0).store();
    results.execute(
        """
        insert into test_case (project_id, suite_id, case_id, class_name, name)
        select 1, 1, gen_random_uuid(), 'CartTest', 'n' || i from generate_series(1, %d) i
        """
            .formatted(CASES));
    rows(base, "case when c.id % 25 = 0 then 1 else 0 end");
    rows(head, "case when c.id % 20 = 0 then 1 else 0 end");
  }

  @AfterAll
  void close() {
    results.close();
  }

  @Test
  void are_compared_at_once_and_told_in_part() {
    Response answer = anyone().get("/api/runs/compare?base=" + base + "&head=" + head + "&limit=7");

    JsonPath comparison = answer.then().statusCode(200).extract().jsonPath();
    assertThat(comparison.getInt("summary.newFailures")).isEqualTo(400); // of 20, not of 100
    assertThat(comparison.getInt("summary.fixed")).isEqualTo(300);
    assertThat(comparison.getInt("summary.stillFailing")).isEqualTo(100);
    assertThat(comparison.getInt("summary.stillPassing")).isEqualTo(9200);
    assertThat(comparison.getList("newFailures")).hasSize(7);
    assertThat(comparison.getString("newFailures[6].case.name")).isEqualTo("n160");
    assertThat(answer.timeIn(TimeUnit.SECONDS)).isLessThan(10);
  }

  private void rows(UUID run, String status) {
    results.execute(
        """
        insert into test_case_run (project_id, case_id, started_at, run_id, status, attempt, shard)
        select 1, c.id, r.started_at, r.id, %s, 1, 0 from test_case c, test_run r where r.run_id = '%s'
        """
            .formatted(status, run));
  }
}
