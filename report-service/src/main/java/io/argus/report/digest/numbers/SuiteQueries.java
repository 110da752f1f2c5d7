package io.argus.report.digest.numbers;

import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.digest.content.Listing;
import io.argus.report.digest.content.Numbers.SuiteNumbers;
import io.argus.report.digest.schedule.Period;
import io.argus.report.trend.PassRate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Suites out of run totals, by the rules of the trends: those that did not run come first. */
final class SuiteQueries {

  private static final String SELECT =
      """
      select p.slug as project, s.slug as suite, count(*) over () as suites,
             count(*) filter (where now) as runs, count(*) filter (where not now) as runs_before,
             sum(r.passed) filter (where now) as passed, sum(r.failed) filter (where now) as failed,
             sum(r.errored) filter (where now) as errored,
             round(percentile_cont(0.5) within group (order by r.duration_ms)
               filter (where now and r.status in (1, 2))) as median_ms,
             round(percentile_cont(0.5) within group (order by r.duration_ms)
               filter (where not now and r.status in (1, 2))) as median_ms_before
        from (select *, started_at >= ? as now from test_run
               where project_id = any(?) and started_at >= ? and started_at < ? and status <> 0) r
        join suite s on s.id = r.suite_id
        join project p on p.id = r.project_id
       group by p.slug, s.slug
       order by count(*) filter (where now) = 0 desc, runs desc, project, suite
       limit ?
      """;

  private SuiteQueries() {}

  static Listing<SuiteNumbers> list(
      Connection connection, List<Integer> projectIds, Period period, int limit)
      throws SQLException {
    Instant before = period.previous().from();
    List<SuiteNumbers> suites = new ArrayList<>();
    List<Long> totals =
        Query.of(SELECT, period.from(), projectIds, before, period.to(), limit)
            .list(
                connection,
                row -> {
                  suites.add(suite(row));
                  return row.getLong("suites");
                });
    return new Listing<>(suites, totals.isEmpty() ? 0 : totals.get(0));
  }

  private static SuiteNumbers suite(ResultSet row) throws SQLException {
    long passed = row.getLong("passed");
    long executed = passed + row.getLong("failed") + row.getLong("errored");
    return new SuiteNumbers(
        row.getString("project"),
        row.getString("suite"),
        row.getLong("runs"),
        row.getLong("runs_before"),
        PassRate.percent(passed, executed),
        Columns.bigint(row, "median_ms"),
        Columns.bigint(row, "median_ms_before"));
  }
}
