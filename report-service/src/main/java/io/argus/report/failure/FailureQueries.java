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

  private static final String SEEN =
      """
      with seen as materialized (
        select x.project_id, x.run_id, x.signature, x.started_at, x.failure_id, x.case_ids
          from run_failure x
         where x.project_id = any(?) and x.started_at >= ?
      """;

  // Of which signature a case is counted once, however often it occurred: the dear part of it all.
  private static final String GROUPS =
      """
      ), reach as (
        select project_id, signature, count(*) as cases
          from (select distinct project_id, signature, unnest(case_ids) from seen) member
         group by project_id, signature
      ), grouped as (
        select project_id, signature, count(*) as runs, min(started_at) as first_seen, max(started_at) as last_seen
          from seen
         group by project_id, signature
      ), page as materialized (
        select g.*, r.cases, count(*) over () as total
          from grouped g
          join reach r on r.project_id = g.project_id and r.signature = g.signature
         order by r.cases desc, g.runs desc, g.last_seen desc, g.project_id, g.signature
         limit ? offset ?)
      """;

  private static final String COLUMNS =
      """
      , newest as (
        select distinct on (s.project_id, s.signature) s.project_id, s.signature, s.failure_id, s.case_ids[1] as case_id, t.run_id
          from page g
          join seen s on s.project_id = g.project_id and s.signature = g.signature and s.started_at = g.last_seen
          join test_run t on t.project_id = s.project_id and t.id = s.run_id
         order by s.project_id, s.signature, t.run_id desc
      ), members as (
        select g.project_id, g.signature, array_agg(distinct member.id) as case_ids
          from page g
          join seen s on s.project_id = g.project_id and s.signature = g.signature
          cross join lateral unnest(s.case_ids) as member(id)
         group by g.project_id, g.signature)
      select g.total, g.signature, g.cases, g.runs, coalesce(earlier.at, g.first_seen) as first_seen,
             g.last_seen, earlier.at is not null as seen_before,
             exists (
               select from unnest(members.case_ids) as member(id)
               cross join lateral (
                 select from case_state
                  where project_id = g.project_id and case_id = member.id and (failed | errored) & 1 = 1
                  limit 1) state) as red,
             p.slug as project, s.slug as suite, newest.run_id, f.type, left(f.message, 1000) as message,
             c.case_id, c.suite_name, c.class_name, c.name, c.variant
      from page g
      join project p on p.id = g.project_id
      join newest on newest.project_id = g.project_id and newest.signature = g.signature
      join members on members.project_id = g.project_id and members.signature = g.signature
      join test_case c on c.project_id = g.project_id and c.id = newest.case_id
      join suite s on s.id = c.suite_id
      cross join lateral (
        select * from failure
         where project_id = g.project_id and id = newest.failure_id and week = week_of(g.last_seen)
         limit 1) f
      """;

  private static final String EARLIER =
      """
      left join lateral (
        select x.started_at as at
          from run_failure x
         where x.project_id = g.project_id and x.signature = g.signature and x.started_at < ?
      """;

  private static final String IN_ORDER =
      """
         order by x.started_at limit 1) earlier on true
      order by g.cases desc, g.runs desc, g.last_seen desc, g.project_id, g.signature
      """;

  private static final String OF_SUITE =
      """
      and exists (
        select from test_run o
         where o.project_id = x.project_id and o.id = x.run_id
           and o.suite_id in (select id from suite where slug = ?))
      """;

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
    return groups(projectIds, filter, filter.limit(), filter.offset())
        .and(COLUMNS)
        .and(EARLIER, filter.since())
        .when(filter.suiteId(), OF_SUITE)
        .and(IN_ORDER);
  }

  private static Query count(List<Integer> projectIds, FailureSearch.Filter filter) {
    return groups(projectIds, filter, 1, 0).and("select total from page");
  }

  private static Query groups(
      List<Integer> projectIds, FailureSearch.Filter filter, int limit, int offset) {
    return Query.of(SEEN, projectIds, filter.since())
        .when(filter.suiteId(), OF_SUITE)
        .and(GROUPS, limit, offset);
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
