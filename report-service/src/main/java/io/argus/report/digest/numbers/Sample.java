package io.argus.report.digest.numbers;

import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.digest.schedule.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The newest complete runs of every suite in a period and in the one before: what cases of
 * thousands of runs are compared by. On the default branch where the suite runs there.
 */
record Sample(List<Run> now, List<Run> before) {

  /** Enough for a median, and for telling a shift from noise. */
  private static final int RUNS = 5;

  private static final int MAX_RUNS = 2_000;

  private static final String SELECT =
      """
      select s.project_id, s.id as suite_id, side.now, n.id, n.started_at,
             row_number() over (partition by s.id, side.now order by n.started_at desc, n.run_id desc) as place
        from suite s
        join project p on p.id = s.project_id
        cross join lateral (
          select exists (
            select from test_run r
             where r.suite_id = s.id and r.status in (1, 2) and r.branch = p.default_branch
               and r.started_at >= ? and r.started_at < ?) as runs) main
        cross join (values (true, ?::timestamptz, ?::timestamptz), (false, ?, ?)) as side(now, since, until)
        cross join lateral (
          select r.id, r.run_id, r.started_at from test_run r
           where r.suite_id = s.id and r.status in (1, 2)
             and r.started_at >= side.since and r.started_at < side.until
             and (not main.runs or r.branch = p.default_branch)
           order by r.started_at desc, r.run_id desc limit ?) n
       where s.project_id = any(?)
       order by s.id, side.now, place
       limit ?
      """;

  record Run(int projectId, int suiteId, long id, Instant startedAt, boolean isNewest) {}

  static Sample of(Connection connection, List<Integer> projectIds, Period period)
      throws SQLException {
    Instant from = period.from();
    Instant to = period.to();
    Instant before = period.previous().from();
    List<Run> now = new ArrayList<>();
    List<Run> earlier = new ArrayList<>();
    Query.of(SELECT, before, to, from, to, before, from, RUNS, projectIds, MAX_RUNS)
        .list(
            connection,
            row -> {
              Run run =
                  new Run(
                      row.getInt("project_id"),
                      row.getInt("suite_id"),
                      row.getLong("id"),
                      Columns.instant(row, "started_at"),
                      row.getInt("place") == 1);
              return (row.getBoolean("now") ? now : earlier).add(run);
            });
    return new Sample(List.copyOf(now), List.copyOf(earlier));
  }

  /** The newest run before the period, of each suite that has run in the period, too. */
  List<Run> lastBefore() {
    Set<Integer> suites = new HashSet<>(now.stream().map(Run::suiteId).toList());
    return before.stream().filter(run -> run.isNewest() && suites.contains(run.suiteId())).toList();
  }

  /** What {@code unnest(?::int[], ?::bigint[], ?::timestamptz[])} takes. */
  static Object[] arrays(List<Run> runs) {
    return new Object[] {
      runs.stream().map(Run::projectId).toList(),
      runs.stream().map(Run::id).toList(),
      runs.stream().map(Run::startedAt).toList()
    };
  }
}
