package io.argus.analytics.run;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** All result tables as one text in public ids: equal texts, equal tables. */
final class StoredTables {

  private static final String RUNS =
      """
      select r.run_id, p.slug, s.slug as suite, r.status, r.trigger, r.branch, r.commit, r.run_key, r.started_at,
        r.finished_at, r.duration_ms, r.total, r.passed, r.failed, r.errored, r.skipped, r.flaky, r.errors,
        r.shards, r.shard_total, r.attempt, r.heard_at, r.fold
      from test_run r join project p on p.id = r.project_id join suite s on s.id = r.suite_id order by r.run_id
      """;
  private static final String UPLOADS =
      """
      select r.run_id, u.upload_id, u.shard, u.attempt, u.seq, u.started_at, u.received_at, u.chunks, u.counts, u.files
      from upload u join test_run r on r.project_id = u.project_id and r.id = u.run_id order by u.upload_id
      """;
  // Which upload an ordinal means is public, the ordinal itself is not.
  private static final String CASES =
      """
      select c.case_id, r.run_id, t.started_at, t.status, t.duration_ms, t.attempt, t.shard, t.attempts,
        t.detail - 'uploads' as detail,
        (select u.upload_id from upload u
          where u.project_id = t.project_id and u.run_id = t.run_id and u.ordinal = t.upload) as upload,
        (select string_agg(u.upload_id::text, ',' order by o.n)
          from jsonb_array_elements_text(t.detail->'uploads') with ordinality o (ordinal, n)
          join upload u on u.project_id = t.project_id and u.run_id = t.run_id and u.ordinal = o.ordinal::int) as uploads,
        f.type, f.message, f.stack_trace, f.signature
      from test_case_run t
      join test_case c on c.project_id = t.project_id and c.id = t.case_id
      join test_run r on r.project_id = t.project_id and r.id = t.run_id
      left join failure f on f.project_id = t.project_id and f.id = t.failure_id and f.week = week_of(t.started_at)
      order by c.case_id, r.run_id
      """;
  private static final String FAILURES =
      """
      select r.run_id, x.signature, x.started_at, f.type, f.message, f.stack_trace,
        (select string_agg(c.case_id::text, ',' order by o.n)
          from unnest(x.case_ids) with ordinality o (id, n)
          join test_case c on c.project_id = x.project_id and c.id = o.id) as cases
      from run_failure x
      join test_run r on r.project_id = x.project_id and r.id = x.run_id
      left join failure f on f.project_id = x.project_id and f.id = x.failure_id and f.week = week_of(x.started_at)
      order by r.run_id, x.signature
      """;
  private static final String WINDOWS =
      """
      select c.case_id, c.suite_name, c.class_name, c.name, c.variant, s.failed, s.errored, s.length, s.level, s.score
      from test_case c left join case_state s on s.project_id = c.project_id and s.case_id = c.id order by c.case_id
      """;
  private static final String SUITES =
      """
      select p.slug, s.slug as suite, s.newest_started_at, s.newest_run_id
      from suite s join project p on p.id = s.project_id order by p.slug, s.slug
      """;
  private static final String LEFT_OVER = "select count(*) from upload_chunk";

  private StoredTables() {}

  static String text(AgroalDataSource dataSource) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {RUNS, UPLOADS, CASES, FAILURES, WINDOWS, SUITES, LEFT_OVER}) {
        try (ResultSet row = statement.executeQuery("select t::text from (" + table + ") t")) {
          while (row.next()) {
            text.append(row.getString(1)).append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  /** Everything but the partitions. */
  static void clear(AgroalDataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate project, suite, test_case, test_run, upload, upload_chunk, test_case_run, failure, run_failure, case_state, execution, execution_step, runner_webhook, webhook_delivery");
    }
  }
}
