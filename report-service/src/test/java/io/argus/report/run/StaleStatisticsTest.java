package io.argus.report.run;

import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics know one project; the first run of another is large and is read at once. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(ReportBackend.class)
class StaleStatisticsTest {

  private static final int CASES = 40_000;

  private StoredResults results;
  private UUID large;

  @BeforeAll
  void store() {
    results = StoredResults.empty();
    results.project("known");
    for (int day = 16; day <= 20; day++) {
      var run = results.run("known", "unit", "2026-11-%dT10:00:00Z".formatted(day));
      for (int i = 0; i < 20; i++) {
        run.result("CartTest", "c" + i, CaseStatus.FAIL);
      }
      run.store();
    }
    results.execute(
        "analyze project, suite, test_case, test_run, test_case_run, failure, case_state");
    results.project("fresh");
    large = storeLargeRun();
  }

  @AfterAll
  void close() {
    results.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/export", "?caseStatus=fail"})
  void do_not_slow_down_the_reading_of_a_run(String path) {
    // Beyond 30 s the database gives up.
    assertThat(anyone().get("/api/runs/" + large + path).statusCode()).isEqualTo(200);
  }

  private UUID storeLargeRun() {
    UUID id =
        results.run("fresh", "unit", "2026-11-20T10:00:00Z").counts(0, CASES, 0, 0, 0).store();
    results.execute(
        """
        with cases as (
          insert into test_case (project_id, suite_id, case_id, class_name, name)
          select 2, (select id from suite where project_id = 2), gen_random_uuid(), 'CartTest', 'n' || i from generate_series(1, %d) i
          returning id),
        failures as (
          insert into failure (project_id, id, week, signature, message_key, type, message)
          select 2, id, '2026-11-16', id, id, 'T', 'broke ' || id from cases),
        states as (
          insert into case_state (project_id, case_id, suite_id, failed, errored, length, level, score)
          select 2, id, (select id from suite where project_id = 2), 1, 0, 1, 0, 0 from cases)
        insert into test_case_run (project_id, case_id, started_at, run_id, failure_id, status, attempt, shard)
        select 2, id, '2026-11-20T10:00:00Z', (select id from test_run where run_id = '%s'), id, 1, 1, 0
        from cases
        """
            .formatted(CASES, id));
    return id;
  }
}
