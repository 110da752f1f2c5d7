package io.argus.report.digest.numbers;

import io.argus.report.database.Query;
import io.argus.report.digest.content.Listing;
import io.argus.report.digest.content.Numbers.LoadCase;
import io.argus.report.digest.content.Numbers.SlowCase;
import io.argus.report.digest.schedule.Period;
import io.argus.report.run.CaseIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What changed between the sampled runs of a period and those of the one before. */
final class SampleQueries {

  /** Values of a case that its median is believed with. */
  private static final int ENOUGH = 3;

  private static final int SLOWER_BY_MS = 250;
  private static final double SLOWER_BY_FACTOR = 1.25;
  private static final double LOAD_BY_FACTOR = 1.1;
  private static final double ERRORS_BY_POINTS = 1;

  // offset 0: run by run, as its rows lie, whatever the statistics say.
  private static final String SAMPLED =
      """
      with run as (
        select true as now, * from unnest(?::int[], ?::bigint[], ?::timestamptz[]) as n(project_id, run_id, started_at)
        union all
        select false, * from unnest(?::int[], ?::bigint[], ?::timestamptz[]) as b(project_id, run_id, started_at)
      ), measured as materialized (
        select run.now, r.*
          from run
          cross join lateral (
            select r.project_id, r.case_id, r.duration_ms, r.detail -> 'metrics' as metrics
              from test_case_run r
             where r.project_id = run.project_id and r.run_id = run.run_id and r.started_at = run.started_at
      """;

  private static final String SLOWER =
      """
               and r.status = 0 and r.duration_ms is not null
            offset 0) r
         where metrics is null
      ), median as (
        select project_id, case_id,
               percentile_disc(0.5) within group (order by duration_ms) filter (where now) as now_ms,
               percentile_disc(0.5) within group (order by duration_ms) filter (where not now) as before_ms
          from measured
         group by project_id, case_id
        having count(*) filter (where now) >= ? and count(*) filter (where not now) >= ?
           and min(duration_ms) filter (where now) > max(duration_ms) filter (where not now)
      ), found as (
        select *, now_ms - before_ms as weight from median
         where now_ms - before_ms >= ? and now_ms >= before_ms * ?::float8)
      """;

  private static final String LOAD =
      """
               and r.status <> 3 and r.detail -> 'metrics' is not null
            offset 0) r
      ), value as (
        select *, coalesce(metrics ->> 'p95Ms', metrics ->> 'avgMs')::float8 as ms,
               coalesce((metrics ->> 'errorRatePercent')::float8, 0) as errors
          from measured
      ), median as (
        select project_id, case_id,
               percentile_cont(0.5) within group (order by ms) filter (where now) as now_ms,
               percentile_cont(0.5) within group (order by ms) filter (where not now) as before_ms,
               avg(errors) filter (where now) as now_errors,
               avg(errors) filter (where not now) as before_errors
          from value
         group by project_id, case_id
      ), found as (
        select *, abs(ln(now_ms / before_ms)) + abs(now_errors - before_errors) as weight from median
         where now_ms > 0 and before_ms > 0
           and (greatest(now_ms, before_ms) >= least(now_ms, before_ms) * ?::float8
             or abs(now_errors - before_errors) >= ?::float8))
      """;

  private static final String STOPPED =
      """
      with seen as materialized (
        select distinct r.project_id, r.case_id
          from unnest(?::int[], ?::bigint[], ?::timestamptz[]) as run(project_id, run_id, started_at)
          cross join lateral (
            select r.project_id, r.case_id from test_case_run r
             where r.project_id = run.project_id and r.run_id = run.run_id and r.started_at = run.started_at
            offset 0) r
      ), ran as materialized (
        select r.project_id, r.case_id
          from unnest(?::int[], ?::bigint[], ?::timestamptz[]) as run(project_id, run_id, started_at)
          cross join lateral (
            select r.project_id, r.case_id from test_case_run r
             where r.project_id = run.project_id and r.run_id = run.run_id and r.started_at = run.started_at
               and r.status <> 3
            offset 0) r
         where (r.project_id, r.case_id) not in (select project_id, case_id from seen)
      ), found as (
        select ran.*, 0 as weight from ran
         where not exists (
           select from test_case_run r
            where r.project_id = ran.project_id and r.case_id = ran.case_id
              and r.started_at >= ? and r.started_at < ?))
      """;

  private static final String NAMED =
      """
      , top as (select *, count(*) over () as found from found order by weight desc, case_id limit ?)
      select top.*, p.slug as project, s.slug as suite, c.case_id as public_id,
             c.suite_name, c.class_name, c.name, c.variant
        from top
        join test_case c on c.project_id = top.project_id and c.id = top.case_id
        join suite s on s.id = c.suite_id
        join project p on p.id = top.project_id
       order by top.weight desc, top.case_id
      """;

  private SampleQueries() {}

  static Listing<SlowCase> slower(Connection connection, Sample sample, int limit)
      throws SQLException {
    return listing(
        connection,
        sampled(sample)
            .and(SLOWER, ENOUGH, ENOUGH, SLOWER_BY_MS, SLOWER_BY_FACTOR)
            .and(NAMED, limit),
        row ->
            new SlowCase(
                RedCaseQueries.identity(row), row.getLong("before_ms"), row.getLong("now_ms")));
  }

  static Listing<LoadCase> load(Connection connection, Sample sample, int limit)
      throws SQLException {
    return listing(
        connection,
        sampled(sample).and(LOAD, LOAD_BY_FACTOR, ERRORS_BY_POINTS).and(NAMED, limit),
        SampleQueries::load);
  }

  private static LoadCase load(ResultSet row) throws SQLException {
    return new LoadCase(
        RedCaseQueries.identity(row),
        row.getDouble("before_ms"),
        row.getDouble("now_ms"),
        row.getDouble("before_errors"),
        row.getDouble("now_errors"));
  }

  static Listing<CaseIdentity> stopped(
      Connection connection, Sample sample, Period period, int limit) throws SQLException {
    return listing(
        connection,
        Query.of(STOPPED, Sample.arrays(sample.now()))
            .and("", Sample.arrays(sample.lastBefore()))
            .and("", period.from(), period.to())
            .and(NAMED, limit),
        RedCaseQueries::identity);
  }

  private static Query sampled(Sample sample) {
    return Query.of(SAMPLED, Sample.arrays(sample.now())).and("", Sample.arrays(sample.before()));
  }

  private static <T> Listing<T> listing(Connection connection, Query query, Query.Row<T> row)
      throws SQLException {
    List<T> items = new ArrayList<>();
    List<Long> totals =
        query.list(
            connection,
            found -> {
              items.add(row.read(found));
              return found.getLong("found");
            });
    return new Listing<>(items, totals.isEmpty() ? 0 : totals.get(0));
  }
}
