package io.argus.report.failure;

import io.argus.http.Page;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.database.Rows;
import io.argus.report.project.ProjectQueries;
import io.argus.report.run.CaseIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Groups the red results that have a text by signature. Aborted runs count with what failed in
 * them, and so do running ones: nobody waits with a failure until a run has ended.
 */
@ApplicationScoped
class FailureQueries {

  /** Cases of a run that come in one row. */
  private static final int PART = 1_000;

  /** Rows in memory at a time: 3 MB when everything fails. */
  private static final int BATCH = 250;

  private static final String PARTS =
      """
      select project_id, signature, started_at, part,
             case when cardinality(case_ids) <= ? then case_ids
                  else case_ids[part * ? + 1 : (part + 1) * ?] end as case_ids
        from (
          select x.*, generate_series(0, (cardinality(x.case_ids) - 1) / ?) as part
            from run_failure x
           where x.project_id = any(?) and x.started_at >= ?
      """;

  private static final String BY_SIGNATURE = ") parts order by project_id, signature";

  private static final String PAGE =
      """
      with page as (
        select *
          from unnest(?::int[], ?::bigint[], ?::timestamptz[])
               with ordinality as g (project_id, signature, last_seen, place)
      ), newest as (
        select distinct on (g.place) g.place, x.failure_id, x.case_ids[1] as case_id, t.run_id
          from page g
          join run_failure x
            on x.project_id = g.project_id and x.signature = g.signature and x.started_at = g.last_seen
          join test_run t on t.project_id = x.project_id and t.id = x.run_id
         where true
      """;

  // Whether any case is red still: their states are looked through in order, until one is.
  private static final String COLUMNS =
      """
         order by g.place, t.run_id desc)
      select g.place, earlier.at as seen_before,
             exists (
               select from case_state
                where project_id = g.project_id and (failed | errored) & 1 = 1 and case_id = any(array(
                  select distinct unnest(x.case_ids)
                    from run_failure x
                   where x.project_id = g.project_id and x.signature = g.signature and x.started_at >= ?
      """;

  // The earliest week is told again for the planner, who then leaves the partitions before it out.
  private static final String FROM =
      """
                ))) as red,
             p.slug as project, s.slug as suite, newest.run_id, f.type, left(f.message, 1000) as message,
             c.case_id, c.suite_name, c.class_name, c.name, c.variant
        from page g
        join project p on p.id = g.project_id
        join newest on newest.place = g.place
        join test_case c on c.project_id = g.project_id and c.id = newest.case_id
        join suite s on s.id = c.suite_id
        cross join lateral (
          select * from failure
           where project_id = g.project_id and id = newest.failure_id and week = week_of(g.last_seen)
             and week >= week_of(?)
           limit 1) f
        left join lateral (
          select x.started_at as at
            from run_failure x
           where x.project_id = g.project_id and x.signature = g.signature and x.started_at < ?
      """;

  private static final String IN_ORDER =
      """
           order by x.started_at limit 1) earlier on true
       order by g.place
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
    Reaches reaches = reaches(connection, projectIds, filter);
    List<FailureGroup> items = items(connection, reaches.from(filter.offset()), filter);
    return new Page<>(items, reaches.total(), filter.limit(), filter.offset(), null);
  }

  private static List<FailureGroup> items(
      Connection connection, List<Reach> page, FailureSearch.Filter filter) throws SQLException {
    if (page.isEmpty()) {
      return List.of();
    }
    Query.planOnce(connection);
    return details(page, filter)
        .list(connection, row -> group(page.get(row.getInt("place") - 1), row));
  }

  private static Reaches reaches(
      Connection connection, List<Integer> projectIds, FailureSearch.Filter filter)
      throws SQLException {
    try (Rows<Reaches.Part> parts =
        Query.of(PARTS, PART, PART, PART, PART, projectIds, filter.since())
            .when(filter.suiteId(), OF_SUITE)
            .and(BY_SIGNATURE)
            .open(connection, FailureQueries::part, BATCH)) {
      return Reaches.of(parts, filter.offset() + filter.limit());
    }
  }

  private static Query details(List<Reach> page, FailureSearch.Filter filter) {
    return Query.of(
            PAGE,
            page.stream().map(Reach::projectId).toList(),
            page.stream().map(Reach::signature).toList(),
            page.stream().map(Reach::lastSeen).toList())
        .when(filter.suiteId(), OF_SUITE)
        .and(COLUMNS, filter.since())
        .when(filter.suiteId(), OF_SUITE)
        .and(FROM, filter.since(), filter.since())
        .when(filter.suiteId(), OF_SUITE)
        .and(IN_ORDER);
  }

  /** By number: names are looked up anew in each row, and these are many. */
  private static Reaches.Part part(ResultSet row) throws SQLException {
    Long[] boxed = (Long[]) row.getArray(5).getArray();
    long[] caseIds = new long[boxed.length];
    for (int i = 0; i < boxed.length; i++) {
      caseIds[i] = boxed[i];
    }
    return new Reaches.Part(
        row.getInt(1),
        row.getLong(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getInt(4),
        caseIds);
  }

  private static FailureGroup group(Reach reach, ResultSet row) throws SQLException {
    Instant earlier = Columns.instantOrNull(row, "seen_before");
    return new FailureGroup(
        HexFormat.of().toHexDigits(reach.signature()),
        row.getString("project"),
        row.getString("type"),
        row.getString("message"),
        reach.cases(),
        reach.runs(),
        earlier == null ? reach.firstSeen() : earlier,
        reach.lastSeen(),
        FailureStatus.of(earlier != null, row.getBoolean("red")),
        new FailureGroup.Occurrence(
            row.getObject("run_id", UUID.class),
            CaseIdentity.read(row, row.getString("project"), row.getString("suite"))));
  }
}
