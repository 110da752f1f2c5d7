package io.argus.report.trend;

import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Durations of runs that came to their end and say how long they took: how long a run was before it
 * was aborted tells nothing about its suite.
 */
@ApplicationScoped
public class DurationQueries {

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
    List<Integer> projectIds = projects.visibleIds(connection, scope.project());
    Query query =
        within(projectIds, scope.timeline(), scope.suiteId())
            .when(scope.branch(), "and r.branch = ?");
    return new Durations(scope.days(), points(connection, query, scope.timeline()));
  }

  /** The points of one suite of these projects, whoever asks. */
  public List<Durations.Point> points(
      Connection connection, List<Integer> projectIds, Timeline timeline, String suiteId)
      throws SQLException {
    return points(connection, within(projectIds, timeline, suiteId), timeline);
  }

  private static Query within(
      List<Integer> projectIds, Timeline timeline, @Nullable String suiteId) {
    return Query.of(SELECT, timeline.starts(), projectIds, timeline.start(), timeline.end())
        .when(suiteId, "and r.suite_id in (select id from suite where slug = ?)");
  }

  private static List<Durations.Point> points(Connection connection, Query query, Timeline timeline)
      throws SQLException {
    return query.and("group by point order by point").list(connection, row -> point(row, timeline));
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
