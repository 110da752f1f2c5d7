package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stores of earlier versions. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class MigrationTest {

  private static final String SCHEMA = "earlier";
  private static final String VIEWS = "earlier_reporting";

  private static final String A_RUN_OF_TWO_SHARDS =
      """
      set search_path to earlier;
      insert into project (slug) values ('shop');
      insert into suite (project_id, slug) values (1, 'unit');
      insert into test_run (project_id, run_id, suite_id, status, started_at, total, passed, failed, errored, skipped, flaky)
      values (1, '00000000-0000-0000-0000-000000000001', 1, 1, '2026-11-20T08:00:00Z', 2, 2, 0, 0, 0, 0);
      insert into upload (project_id, run_id, upload_id, shard, attempt, started_at, duration_ms, received_at, metadata, errors, chunks, counts)
      values
        (1, 1, '00000000-0000-0000-0000-00000000000a', 1, 1, '2026-11-20T08:00:00Z', 60000, '2026-11-20T08:02:00Z',
          '{"project": "shop", "suiteId": "unit", "branch": "main", "shard": 1, "shardTotal": 3, "attempt": 1}', '[]', 1,
          '{"total": 1, "passed": 1, "failed": 0, "errored": 0, "skipped": 0, "flaky": 0}'),
        (1, 1, '00000000-0000-0000-0000-00000000000b', 2, 1, '2026-11-20T08:00:30Z', null, '2026-11-20T08:03:00Z',
          '{"project": "shop", "suiteId": "unit", "shard": 2, "shardTotal": 3, "attempt": 1}', '[{"source": "build", "message": "no"}]', 1,
          '{"total": 1, "passed": 1, "failed": 0, "errored": 0, "skipped": 0, "flaky": 0}');
      reset search_path;
      """;

  private static final String TWO_RED_CASES_AND_A_REMOVED_RUN =
      """
      set search_path to earlier;
      create table test_case_run_w partition of test_case_run for values from ('2026-11-16T00:00Z') to ('2026-11-23T00:00Z');
      create table failure_w partition of failure for values from ('2026-11-16') to ('2026-11-23');
      insert into project (slug) values ('shop');
      insert into suite (project_id, slug) values (1, 'unit');
      insert into test_case (project_id, suite_id, case_id, name)
      select 1, 1, ('00000000-0000-0000-0000-00000000000' || 5 - i)::uuid, 'n' || i from generate_series(1, 3) i;
      insert into test_run (project_id, run_id, suite_id, status, started_at, total, passed, failed, errored, skipped, flaky)
      values (1, '00000000-0000-0000-0000-000000000001', 1, 2, '2026-11-20T08:00:00Z', 3, 0, 1, 1, 1, 0);
      insert into failure (project_id, id, week, signature, message_key, message)
      select 1, i, '2026-11-16', 77, 7, 'm' || i from generate_series(1, 3) i;
      insert into test_case_run (project_id, case_id, started_at, run_id, failure_id, status, attempt, shard)
      select 1, i, '2026-11-20T08:00:00Z', run, i, i, 1, 0 from generate_series(1, 3) i, generate_series(1, 2) run;
      reset search_path;
      """;

  @Inject AgroalDataSource dataSource;
  @Inject ObjectMapper json;

  @AfterEach
  void drop() throws Exception {
    execute("drop schema if exists " + SCHEMA + ", " + VIEWS + " cascade");
  }

  @Test
  void a_run_of_the_first_version_goes_on_as_if_it_had_been_folded() throws Exception {
    migrate("1");
    execute(A_RUN_OF_TWO_SHARDS);

    migrate("latest");

    RunFold fold = json.readValue(text("select fold from earlier.test_run"), RunFold.class);
    assertThat(fold.start()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(fold.durationMs()).isEqualTo(60_000);
    assertThat(fold.heardAt()).isEqualTo(Instant.parse("2026-11-20T08:03:00Z"));
    assertThat(fold.shards()).containsExactly(1, 2);
    assertThat(fold.said().text(RunMetadata::branch)).isEqualTo("main");
    assertThat(fold.errors().all()).extracting("message").containsExactly("no");
    assertThat(fold.uploads()).isEqualTo(2);
    assertThat(fold.status(new RunCounts(2, 2, 0, 0, 0, 0))).isEqualTo(RunStatus.RUNNING);
    assertThat(text("select string_agg(ordinal::text, ' ' order by upload_id) from earlier.upload"))
        .isEqualTo("0 1");
  }

  @Test
  void what_runs_of_an_earlier_version_failed_with_is_known() throws Exception {
    migrate("9");
    execute(TWO_RED_CASES_AND_A_REMOVED_RUN);

    migrate("latest");

    // The case with the lower public id comes first; what was skipped is no failure.
    assertThat(
            text(
                "select string_agg(concat_ws(' ', run_id, signature, failure_id, case_ids), ';') from earlier.run_failure"))
        .isEqualTo("1 77 2 {2,1}");
    assertThat(text("select results || ' ' || cases from earlier_reporting.failures"))
        .isEqualTo("2 2");
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .locations("classpath:db/analytics")
        .placeholders(Map.of("reporting", VIEWS))
        .target(version)
        .load()
        .migrate();
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
