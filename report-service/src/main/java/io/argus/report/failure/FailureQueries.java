package io.argus.report.failure;

import io.argus.http.Page;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import io.argus.report.run.CaseIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Groups the red results that have a text by signature. Aborted runs count with what failed in
 * them, and so do running ones: nobody waits with a failure until a run has ended.
 */
@ApplicationScoped
class FailureQueries {

  // Step by step, since the planner cannot know how many rows of a week are red, nor that each has
  // one text: left to itself it compares all of them with all runs, or looks up each text by
  // itself.
  private static final String RUNS =
      """
      with run as materialized (
        select r.project_id, r.id, r.started_at from test_run r
         where r.project_id = any(?) and r.started_at >= ?
      """;

  private static final String GROUPS =
      """
      ), red as materialized (
        select r.project_id, r.case_id, r.run_id, r.started_at, r.failure_id,
               week_of(r.started_at) as week
          from run
          join test_case_run r
            on r.project_id = run.project_id and r.run_id = run.id and r.started_at = run.started_at
         where r.project_id = any(?) and r.started_at >= ? and r.status in (1, 2)
      ), text as materialized (
        select project_id, id, week, signature from failure
         where project_id = any(?) and week >= week_of(?)
      ), failed as materialized (
        select red.*, text.signature
          from red
          join text on text.project_id = red.project_id and text.id = red.failure_id and text.week = red.week
      ), grouped as (
        select project_id, signature, count(distinct case_id) as cases, count(distinct run_id) as runs,
               min(started_at) as first_seen, max(started_at) as last_seen, count(*) over () as total,
               array_agg(distinct case_id) as case_ids,
               (array_agg(array[failure_id, run_id, case_id]
                  order by started_at desc, run_id desc, case_id))[1:1] as newest
          from failed
         group by project_id, signature
      ), page as materialized (
        select * from grouped
         order by cases desc, runs desc, last_seen desc, project_id, signature
         limit ? offset ?)
      """;

  private static final String COLUMNS =
      """
      select g.total, g.signature, g.cases, g.runs, coalesce(earlier.at, g.first_seen) as first_seen,
             g.last_seen, earlier.at is not null as seen_before,
             exists (
               select from unnest(g.case_ids) as member(id)
               cross join lateral (
                 select from case_state
                  where project_id = g.project_id and case_id = member.id and (failed | errored) & 1 = 1
                  limit 1) state) as red,
             p.slug as project, s.slug as suite, t.run_id, f.type, left(f.message, 1000) as message,
             c.case_id, c.suite_name, c.class_name, c.name, c.variant
      from page g
      join project p on p.id = g.project_id
      join test_run t on t.project_id = g.project_id and t.id = g.newest[1][2]
      join test_case c on c.project_id = g.project_id and c.id = g.newest[1][3]
      join suite s on s.id = c.suite_id
      cross join lateral (
        select * from failure
         where project_id = g.project_id and id = g.newest[1][1] and week = week_of(g.last_seen)
         limit 1) f
      """;

  // The first week that has a text of the signature and still a run that it occurred in.
  private static final String EARLIER =
      """
      left join lateral (
        select occurred.at
          from failure e
          cross join lateral (
            select r.started_at as at
              from test_case_run r
              join test_run o on o.project_id = r.project_id and o.id = r.run_id
             where r.project_id = g.project_id and r.failure_id = e.id and r.status in (1, 2)
               and r.started_at >= e.week::timestamp at time zone 'UTC'
               and r.started_at < (e.week + 7)::timestamp at time zone 'UTC'
               and r.started_at < ?
      """;

  private static final String IN_ORDER =
      """
             order by r.started_at limit 1) occurred
         where e.project_id = g.project_id and e.signature = g.signature and e.week <= week_of(?)
         order by e.week, occurred.at
         limit 1) earlier on true
      order by g.cases desc, g.runs desc, g.last_seen desc, g.project_id, g.signature
      """;

  private static final String OF_SUITE = "in (select id from suite where slug = ?)";

  private final ProjectQueries projects;

  FailureQueries(ProjectQueries projects) {
    this.projects = projects;
  }

  /** One page: those that reach furthest first, by cases, then runs, then time. */
  Page<FailureGroup> page(Connection connection, FailureSearch.Filter filter) throws SQLException {
    List<Integer> projectIds = projects.visibleIds(connection, filter.project());
    List<FailureGroup> items = new ArrayList<>();
    long total = 0;
    for (Counted row : query(projectIds, filter).list(connection, FailureQueries::counted)) {
      items.add(row.group);
      total = row.total;
    }
    // Beyond the end there is no row that could tell how many there are.
    if (items.isEmpty() && filter.offset() > 0) {
      total = count(projectIds, filter).count(connection);
    }
    return new Page<>(items, total, filter.limit(), filter.offset(), null);
  }

  private static Query query(List<Integer> projectIds, FailureSearch.Filter filter) {
    Instant since = filter.since();
    return groups(projectIds, filter, filter.limit(), filter.offset())
        .and(COLUMNS)
        .and(EARLIER, since)
        .when(filter.suiteId(), "and o.suite_id " + OF_SUITE)
        .and(IN_ORDER, since);
  }

  private static Query count(List<Integer> projectIds, FailureSearch.Filter filter) {
    return groups(projectIds, filter, 1, 0).and("select total from page");
  }

  private static Query groups(
      List<Integer> projectIds, FailureSearch.Filter filter, int limit, int offset) {
    Instant since = filter.since();
    return Query.of(RUNS, projectIds, since)
        .when(filter.suiteId(), "and r.suite_id " + OF_SUITE)
        .and(GROUPS, projectIds, since, projectIds, since, limit, offset);
  }

  private static Counted counted(ResultSet row) throws SQLException {
    return new Counted(
        row.getLong("total"),
        new FailureGroup(
            HexFormat.of().toHexDigits(row.getLong("signature")),
            row.getString("project"),
            row.getString("type"),
            row.getString("message"),
            row.getLong("cases"),
            row.getLong("runs"),
            Columns.instant(row, "first_seen"),
            Columns.instant(row, "last_seen"),
            FailureStatus.of(row.getBoolean("seen_before"), row.getBoolean("red")),
            new FailureGroup.Occurrence(
                row.getObject("run_id", UUID.class),
                CaseIdentity.read(row, row.getString("project"), row.getString("suite")))));
  }

  private record Counted(long total, FailureGroup group) {}
}
