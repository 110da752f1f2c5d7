package io.argus.report.trend;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import io.argus.report.run.CaseError;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Failures of the cases of one name. Aborted runs count, running ones do not; a run in which the
 * case was skipped is none of its runs.
 */
@ApplicationScoped
class CaseFailureQueries {

  private static final int RECENT = 20;

  // Both halves have an index on the hash of the name.
  private static final String CASES =
      """
      with named as (
        select c.project_id, c.id, c.suite_id from test_case c
         where c.project_id = any(?) and md5(c.name) = md5(?) and c.name = ?
        union
        select c.project_id, c.id, c.suite_id from test_case c
         where c.project_id = any(?) and c.class_name is not null
           and md5(c.class_name || '.' || c.name) = md5(?) and c.class_name || '.' || c.name = ?)
      """;

  private static final String RESULTS =
      """
      from named c
      join suite s on s.id = c.suite_id
      join test_case_run r on r.project_id = c.project_id and r.case_id = c.id
      join test_run t on t.project_id = r.project_id and t.id = r.run_id
      """;

  private static final String POINT =
      """
      select width_bucket(r.started_at, ?::timestamptz[]) as point,
             count(distinct r.run_id) as runs,
             count(*) filter (where r.status = 1) as failed,
             count(*) filter (where r.status = 2) as errored
      """;

  private static final String FAILURE =
      """
      select t.run_id, r.started_at, r.status, f.message, f.type, f.stack_trace, f.signature
      """;

  private static final String TEXT =
      """
      left join lateral (
        select * from failure
         where project_id = r.project_id and id = r.failure_id and week = week_of(r.started_at)
         limit 1) f on true
      """;

  private final ProjectQueries projects;

  CaseFailureQueries(ProjectQueries projects) {
    this.projects = projects;
  }

  CaseFailures failures(Connection connection, TrendScope scope, String caseName)
      throws SQLException {
    Timeline timeline = scope.timeline();
    List<Integer> projectIds = projects.visibleIds(connection, scope.project());
    Query points = named(projectIds, caseName).and(POINT, timeline.starts()).and(RESULTS);
    Query recent = named(projectIds, caseName).and(FAILURE).and(RESULTS).and(TEXT);
    return new CaseFailures(
        scope.days(),
        within(points, scope)
            .and("and r.status <> 3 group by point order by point")
            .list(connection, row -> point(row, timeline)),
        within(recent, scope)
            .and("and r.status in (1, 2)")
            .and("order by r.started_at desc, t.run_id desc, c.id limit ?", RECENT)
            .list(connection, CaseFailureQueries::recent));
  }

  private static Query named(List<Integer> projectIds, String name) {
    return Query.of(CASES, projectIds, name, name, projectIds, name, name);
  }

  private static Query within(Query query, TrendScope scope) {
    Timeline timeline = scope.timeline();
    return query
        .and("where r.started_at >= ? and r.started_at < ?", timeline.start(), timeline.end())
        .and("and t.status <> 0")
        .when(scope.suiteId(), "and s.slug = ?")
        .when(scope.branch(), "and t.branch = ?");
  }

  private static CaseFailures.Point point(ResultSet row, Timeline timeline) throws SQLException {
    return new CaseFailures.Point(
        timeline.date(row.getInt("point")),
        row.getLong("runs"),
        row.getLong("failed"),
        row.getLong("errored"));
  }

  private static CaseFailures.Recent recent(ResultSet row) throws SQLException {
    return new CaseFailures.Recent(
        row.getObject("run_id", UUID.class),
        Columns.instant(row, "started_at"),
        CaseStatus.ofCode(row.getInt("status")),
        error(row));
  }

  private static @Nullable CaseError error(ResultSet row) throws SQLException {
    Long signature = Columns.bigint(row, "signature");
    return signature == null
        ? null
        : CaseError.of(
            new Failure(
                row.getString("message"), row.getString("type"), row.getString("stack_trace")),
            signature);
  }
}
