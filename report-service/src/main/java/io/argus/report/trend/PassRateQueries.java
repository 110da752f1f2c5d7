package io.argus.report.trend;

import io.argus.report.database.Query;
import io.argus.report.project.ProjectQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Pass rates out of run totals. Aborted runs count, since what ran in them did pass or fail;
 * running ones do not, since what is still to come would move the past.
 */
@ApplicationScoped
public class PassRateQueries {

  private static final String SELECT =
      """
      select width_bucket(r.started_at, ?::timestamptz[]) as point, count(*) as runs,
             sum(r.passed) as passed, sum(r.failed) as failed, sum(r.errored) as errored,
             sum(r.skipped) as skipped, sum(r.flaky) as flaky
      from test_run r
      where r.project_id = any(?) and r.started_at >= ? and r.started_at < ? and r.status <> 0
      """;

  private final ProjectQueries projects;

  PassRateQueries(ProjectQueries projects) {
    this.projects = projects;
  }

  PassRate passRate(Connection connection, TrendScope scope, Interval interval)
      throws SQLException {
    List<Integer> projectIds = projects.visibleIds(connection, scope.project());
    Query query =
        within(projectIds, scope.timeline())
            .when(scope.suiteId(), "and r.suite_id in (select id from suite where slug = ?)")
            .when(scope.branch(), "and r.branch = ?");
    return new PassRate(scope.days(), interval, points(connection, query, scope.timeline()));
  }

  /** The points of these projects, whoever asks. */
  public List<PassRate.Point> points(
      Connection connection, List<Integer> projectIds, Timeline timeline) throws SQLException {
    return points(connection, within(projectIds, timeline), timeline);
  }

  private static Query within(List<Integer> projectIds, Timeline timeline) {
    return Query.of(SELECT, timeline.starts(), projectIds, timeline.start(), timeline.end());
  }

  private static List<PassRate.Point> points(Connection connection, Query query, Timeline timeline)
      throws SQLException {
    return query.and("group by point order by point").list(connection, row -> point(row, timeline));
  }

  private static PassRate.Point point(ResultSet row, Timeline timeline) throws SQLException {
    return PassRate.Point.of(
        timeline.date(row.getInt("point")),
        row.getLong("runs"),
        row.getLong("passed"),
        row.getLong("failed"),
        row.getLong("errored"),
        row.getLong("skipped"),
        row.getLong("flaky"));
  }
}
