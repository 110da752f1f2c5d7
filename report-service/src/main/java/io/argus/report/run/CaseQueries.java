package io.argus.report.run;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.database.Query;
import io.argus.report.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Reads the cases of one run in an order that is a property of the cases, not of their arrival:
 * suite name, class name, name, variant, by bytes, absent ones first.
 */
@ApplicationScoped
public class CaseQueries {

  private static final String COLUMNS =
      """
      select c.case_id, c.suite_name, c.class_name, c.name, c.variant,
             r.status, r.duration_ms, r.attempt, r.shard, r.detail,
             f.signature, f.type, f.message, f.stack_trace,
             s.failed, s.errored, s.length, s.level, s.score,
      """;

  // started_at prunes the partitions, week those of the failures. A run's rows lie together, and
  // project_id + 0 leaves the planner nothing but the index that knows where: with project_id it
  // walks through the primary key of the whole week, which takes thirty times as long.
  // Everything else is asked by primary key, row by row, and offset and limit keep it so: while
  // statistics do not know a run or its
  // project yet, the planner expects one row and joins in ways that take minutes for 100,000.
  private static final String FROM =
      """
      from (
        select * from test_case_run
         where project_id + 0 = ? and run_id = ? and started_at = ? and status = any(?)
      """;

  // Red results have an index of their own, which is used where the statement itself says so.
  private static final String RED = "and status in (1, 2)";

  private static final String EACH =
      """
        offset 0) r
      cross join lateral (
        select * from test_case
         where project_id = r.project_id and id = r.case_id
         limit 1) c
      left join lateral (
        select * from failure
         where project_id = r.project_id and id = r.failure_id and week = week_of(?)
         limit 1) f on true
      left join lateral (
        select * from case_state
         where project_id = r.project_id and case_id = r.case_id and r.status in (1, 2)
         limit 1) s on true
      """;

  private static final String IN_ORDER =
      """
      order by c.suite_name collate "C" nulls first, c.class_name collate "C" nulls first,
               c.name collate "C", c.variant collate "C" nulls first
      """;

  private final CaseRows rows;

  CaseQueries(CaseRows rows) {
    this.rows = rows;
  }

  /** The run's cases of these statuses, to be read one at a time and closed. */
  public Rows<StoredCase> open(
      Connection connection, StoredRun run, Collection<CaseStatus> statuses) throws SQLException {
    return query(run, statuses).open(connection, row -> rows.read(row, run.flakyWindow()));
  }

  /** The first of the run's cases of these statuses. */
  public List<StoredCase> first(
      Connection connection, StoredRun run, Collection<CaseStatus> statuses, int limit)
      throws SQLException {
    return query(run, statuses)
        .and("limit ?", limit)
        .list(connection, row -> rows.read(row, run.flakyWindow()));
  }

  private static Query query(StoredRun run, Collection<CaseStatus> statuses) {
    Instant at = run.startedAt();
    List<Integer> codes = statuses.stream().map(status -> (int) status.code()).toList();
    return CaseHistory.columns(Query.of(COLUMNS), run)
        .and(FROM, run.projectId(), run.id(), at, codes)
        .and(statuses.stream().allMatch(CaseStatus::isRed) ? RED : "")
        .and(EACH, at)
        .and(IN_ORDER);
  }
}
