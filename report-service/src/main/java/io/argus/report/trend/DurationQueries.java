package io.argus.report.trend;

import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Durations of runs that came to their end and say how long they took: how long a run was before it
 * was aborted tells nothing about its suite.
 */
@ApplicationScoped
class DurationQueries {

  private static final String SELECT =
      """
      select width_bucket(r.started_at, ?::timestamptz[]) as point, count(*) as runs,
             round(avg(r.duration_ms)) as avg_ms,
             round(percentile_cont(0.5) within group (order by r.duration_ms)) as p50_ms,
             round(percentile_cont(0.95) within group (order by r.duration_ms)) as p95_ms,
             max(r.duration_ms) as max_ms
      from test_run r
      where r.project_id = any(?) and r.started_at >= ? and r.started_at < ?
        and r.status in (1, 2) and r.duration_ms is not null
      """;

  private final ProjectQueries projects;

  DurationQueries(ProjectQueries projects) {
    this.projects = projects;
  }

  Durations durations(Connection connection, TrendScope scope) throws SQLException {
    Timeline timeline = scope.timeline();
    return new Durations(
        scope.days(),
        Query.of(
                SELECT,
                timeline.starts(),
                projects.visibleIds(connection, scope.project()),
                timeline.start(),
                timeline.end())
            .when(scope.suiteId(), "and r.suite_id in (select id from suite where slug = ?)")
            .when(scope.branch(), "and r.branch = ?")
            .and("group by point order by point")
            .list(connection, row -> point(row, timeline)));
  }

  private static Durations.Point point(ResultSet row, Timeline timeline) throws SQLException {
    return new Durations.Point(
        timeline.date(row.getInt("point")),
        row.getLong("runs"),
        row.getLong("avg_ms"),
        row.getLong("p50_ms"),
        row.getLong("p95_ms"),
        row.getLong("max_ms"));
  }
}
