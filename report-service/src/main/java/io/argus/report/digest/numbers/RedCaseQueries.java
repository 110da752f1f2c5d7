package io.argus.report.digest.numbers;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.digest.content.Numbers.RedCase;
import io.argus.report.digest.schedule.Period;
import io.argus.report.run.CaseIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cases that were red in a period or in the one before. Of a suite that runs on the default
 * branch only that branch counts: what fails on a branch of somebody's work is news to nobody else.
 */
final class RedCaseQueries {

  // Red results are few and have an index of their own; the last result of a period is asked for
  // case by case, by primary key. Flaky is a case of level 2 or 3 that has failed, passed and
  // failed
  // again within its window: x & ~(x << 1) has a bit for each time it began to fail.
  private static final String SELECT =
      """
      with recent as materialized (
        select r.id, r.suite_id, p.default_branch, coalesce(r.branch = p.default_branch, false) as main
          from project p
          join test_run r on r.project_id = p.id
         where p.id = any(?) and r.started_at >= ? and r.started_at < ? and r.status <> 0
      ), counted as materialized (
        select id, case when main then default_branch end as only from recent where main or suite_id not in (select suite_id from recent where main)
      ), red as materialized (
        select r.project_id, r.case_id, max(counted.only) as only,
               count(*) filter (where r.started_at >= ?) as failures,
               bool_or(r.started_at < ?) as was_red
          from test_case_run r
          join counted on counted.id = r.run_id
         where r.project_id = any(?) and r.started_at >= ? and r.started_at < ? and r.status in (1, 2)
         group by r.project_id, r.case_id
      ), judged as (
        select red.*, before.status as before_status, now.status as now_status,
               coalesce(state.level in (2, 3) and bit_count((state.red & ~(state.red << 1))::bit(64)) > 1,
                        false) as is_flaky
          from red
          left join lateral (
            select r.status from test_case_run r
             where r.project_id = red.project_id and r.case_id = red.case_id and r.status <> 3
               and r.started_at >= ? and r.started_at < ?
               and exists (
                 select from test_run t
                  where t.project_id = r.project_id and t.id = r.run_id and t.status <> 0
                    and (red.only is null or t.branch = red.only))
             order by r.started_at desc, r.run_id desc limit 1) before on true
          left join lateral (
            select r.status from test_case_run r
             where r.project_id = red.project_id and r.case_id = red.case_id and r.status <> 3
               and r.started_at >= ? and r.started_at < ?
               and exists (
                 select from test_run t
                  where t.project_id = r.project_id and t.id = r.run_id and t.status <> 0
                    and (red.only is null or t.branch = red.only))
             order by r.started_at desc, r.run_id desc limit 1) now on true
          left join lateral (
            select s.level, (s.failed | s.errored) & ((1::bigint << p.flaky_window) - 1) as red
              from case_state s
              join project p on p.id = s.project_id
             where s.project_id = red.project_id and s.case_id = red.case_id limit 1) state on true
      ), ranked as (
        select *, count(*) over kind as alike,
               row_number() over (kind order by failures desc, project_id, case_id) as place
          from judged
        window kind as (partition by before_status, now_status, is_flaky, was_red, failures > 0)
      )
      select k.*, p.slug as project, s.slug as suite, c.case_id as public_id,
             c.suite_name, c.class_name, c.name, c.variant, newest.message
        from ranked k
        join test_case c on c.project_id = k.project_id and c.id = k.case_id
        join suite s on s.id = c.suite_id
        join project p on p.id = k.project_id
        left join lateral (
          select left(f.message, 300) as message
            from test_case_run r
            join failure f
              on f.project_id = r.project_id and f.id = r.failure_id and f.week = week_of(r.started_at)
           where r.project_id = k.project_id and r.case_id = k.case_id and r.status in (1, 2)
             and r.started_at >= ? and r.started_at < ?
           order by r.started_at desc limit 1) newest on true
       where k.place <= ?
       order by k.failures desc, k.project_id, k.case_id
      """;

  private RedCaseQueries() {}

  /**
   * @param limit cases of each kind
   */
  static List<RedCase> list(
      Connection connection, List<Integer> projectIds, Period period, int limit)
      throws SQLException {
    Instant from = period.from();
    Instant to = period.to();
    Instant before = period.previous().from();
    return Query.of(SELECT, projectIds, before, to, from, from, projectIds, before, to)
        .and("", before, from, from, to, from, to, limit)
        .list(connection, RedCaseQueries::red);
  }

  private static RedCase red(ResultSet row) throws SQLException {
    long failures = row.getLong("failures");
    RedCase.Kind kind =
        new RedCase.Kind(
            status(row, "before_status"),
            status(row, "now_status"),
            row.getBoolean("is_flaky"),
            row.getBoolean("was_red"),
            failures > 0);
    return new RedCase(
        identity(row), kind, failures, row.getString("message"), row.getLong("alike"));
  }

  private static @Nullable CaseStatus status(ResultSet row, String column) throws SQLException {
    Integer code = Columns.integer(row, column);
    return code == null ? null : CaseStatus.ofCode(code);
  }

  /** Where {@code case_id} is the internal id. */
  static CaseIdentity identity(ResultSet row) throws SQLException {
    return new CaseIdentity(
        row.getObject("public_id", java.util.UUID.class),
        row.getString("project"),
        row.getString("suite"),
        row.getString("suite_name"),
        row.getString("class_name"),
        row.getString("name"),
        row.getString("variant"));
  }
}
