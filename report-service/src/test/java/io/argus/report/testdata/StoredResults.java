package io.argus.report.testdata;

import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Fills the tables as analytics-service would, by plain SQL. */
public final class StoredResults implements AutoCloseable {

  private final Connection connection;

  private StoredResults(Connection connection) {
    this.connection = connection;
  }

  /** Empty tables. */
  public static StoredResults empty() {
    try {
      Connection connection = ReportBackend.owner().connect();
      StoredResults results = new StoredResults(connection);
      results.execute("set search_path = analytics");
      results.execute(
          "truncate project, suite, test_case, test_run, test_case_run, failure, run_failure, case_state, upload,"
              + " execution, execution_step, runner_webhook, webhook_delivery, attachment"
              + " restart identity");
      return results;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void project(String slug) {
    project(slug, 10, "main");
  }

  public void project(String slug, int flakyWindow, String defaultBranch) {
    execute(
        "insert into project (slug, flaky_window, default_branch) values (?, ?, ?)",
        slug,
        flakyWindow,
        defaultBranch);
  }

  public RunFixture run(String project, String suiteId, String startedAt) {
    return new RunFixture(this, project, suiteId, Instant.parse(startedAt));
  }

  /** Runs any statement as the owner of the schema. */
  public void execute(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void store(RunFixture run) {
    OffsetDateTime at = run.startedAt.atOffset(ZoneOffset.UTC);
    execute(
        "insert into suite (project_id, slug) select id, ? from project where slug = ?"
            + " on conflict do nothing",
        run.suiteId,
        run.project);
    long suite =
        number(
            "select s.id from suite s join project p on p.id = s.project_id where s.slug = ? and p.slug = ?",
            run.suiteId,
            run.project);
    long project = number("select id from project where slug = ?", run.project);
    partitions(at);
    RunCounts totals = run.totals();
    long id =
        number(
            """
            insert into test_run (project_id, run_id, suite_id, status, started_at,
                                  total, passed, failed, errored, skipped, flaky)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """,
            project,
            run.id,
            suite,
            run.outcome().code(),
            at,
            totals.total(),
            totals.passed(),
            totals.failed(),
            totals.errored(),
            totals.skipped(),
            totals.flaky());
    run.columns.forEach(
        (column, value) ->
            execute(
                "update test_run set " + column + " = " + placeholder(column) + " where id = ?",
                value,
                id));
    run.cases.forEach(result -> store(run, result, project, suite, id, at));
    execute(
        """
        insert into run_failure (project_id, run_id, signature, started_at, failure_id, case_ids)
        select t.project_id, t.run_id, f.signature, t.started_at,
               (array_agg(t.failure_id order by c.case_id))[1], array_agg(t.case_id order by c.case_id)
          from test_case_run t
          join test_case c on c.project_id = t.project_id and c.id = t.case_id
          join failure f on f.project_id = t.project_id and f.id = t.failure_id and f.week = week_of(t.started_at)
         where t.project_id = ? and t.run_id = ? and t.started_at = ? and t.status in (1, 2)
         group by t.project_id, t.run_id, f.signature, t.started_at
        """,
        project,
        id,
        at);
    CaseStates.refresh(connection, suite);
  }

  private void store(
      RunFixture run,
      StoredCaseFixture result,
      long project,
      long suite,
      long runId,
      OffsetDateTime at) {
    long caseId = caseId(run, result, project, suite);
    Long failure = null;
    if (result.message() != null) {
      boolean skipped = result.status() == CaseStatus.SKIP;
      failure = (long) result.message().hashCode();
      execute(
          """
          insert into failure (project_id, id, week, signature, message_key, type, message, stack_trace)
          values (?, ?, week_of(?), ?, 0, ?, ?, ?) on conflict do nothing
          """,
          project,
          failure,
          at,
          failure,
          skipped ? null : StoredCaseFixture.TYPE,
          result.message(),
          skipped ? null : StoredCaseFixture.TRACE);
    }
    execute(
        """
        insert into test_case_run (project_id, duration_ms, case_id, started_at, run_id, failure_id,
                                   status, attempt, shard, attempts, detail)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """,
        project,
        result.durationMs(),
        caseId,
        at,
        runId,
        failure,
        result.status().code(),
        result.attempt(),
        result.shard(),
        result.attempts(),
        result.detail());
  }

  private long caseId(RunFixture run, StoredCaseFixture result, long project, long suite) {
    return number(
        """
        insert into test_case (project_id, suite_id, case_id, suite_name, class_name, name, variant)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (project_id, case_id) do update set name = excluded.name returning id
        """,
        project,
        suite,
        CaseId.of(
            run.project,
            run.suiteId,
            result.suiteName(),
            result.className(),
            result.name(),
            result.variant()),
        result.suiteName(),
        result.className(),
        result.name(),
        result.variant());
  }

  /** Makes the partitions of the week of that time. */
  public void partitions(OffsetDateTime at) {
    try (Statement statement = connection.createStatement();
        ResultSet week = statement.executeQuery("select week_of('" + at + "')::text")) {
      week.next();
      String monday = week.getString(1);
      String name = monday.replace("-", "");
      execute(
          "create table if not exists test_case_run_%s partition of test_case_run for values from ('%s 00:00Z') to ('%s 00:00Z')"
              .formatted(name, monday, LocalDate.parse(monday).plusDays(7)));
      execute(
          "create table if not exists failure_%s partition of failure for values from ('%s') to ('%s')"
              .formatted(name, monday, LocalDate.parse(monday).plusDays(7)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String placeholder(String column) {
    return switch (column) {
      case "errors" -> "?::jsonb";
      case "shards" -> "?::smallint[]";
      default -> "?";
    };
  }

  /** The number that a query gives. */
  public long number(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
