package io.argus.report.compare;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.run.CaseError;
import io.argus.report.run.CaseHistory;
import io.argus.report.run.CaseIdentity;
import io.argus.report.run.CaseStateColumns;
import io.argus.report.run.StoredRun;
import io.argus.report.stability.FlakyInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares two runs of one suite within the database: what leaves it are counts, the ids of the
 * first cases of each kind, and then the rows of those that are told.
 */
@ApplicationScoped
class CompareQueries {

  private static final int ABSENT = 4;
  private static final int OUTCOMES = 5;

  // project_id + 0: see CaseQueries. A full join can only be hashed or merged, so statistics that
  // do not know a run yet do no harm.
  // Of those only that may be listed it is asked whether they wavered: r & (r + 1) is r without the
  // reds since the last pass. The mask has at most 50 bits.
  private static final String GROUPS =
      """
      with pair as materialized (
        select case_id, coalesce(base.status, 4) * 5 + coalesce(head.status, 4) as code
          from (
            select case_id, status from test_case_run
             where project_id + 0 = ? and run_id = ? and started_at = ?
          ) base full join (
            select case_id, status from test_case_run
             where project_id + 0 = ? and run_id = ? and started_at = ?
          ) head using (case_id)
      ), listed as (
        select p.case_id, p.code, coalesce(s.red & (s.red + 1) <> 0, false) as wavers
          from pair p
          left join lateral (
            select (failed | errored) & ? as red from case_state
             where project_id = ? and case_id = p.case_id
             limit 1) s on true
         where p.code = any(?)
      )
      select code, wavers, count(*) as cases, (array_agg(case_id order by case_id))[1:?] as first
        from listed
       group by code, wavers
       union all
      select code, false, count(*), null
        from pair
       where code <> all(?)
       group by code
      """;

  private static final String COLUMNS =
      """
      select c.id, c.case_id, c.suite_name, c.class_name, c.name, c.variant,
             b.status as base_status, b.duration_ms as base_duration_ms,
             b.attempts ~ '[FE]' as base_retried,
             bf.signature as base_signature, bf.type as base_type, bf.message as base_message,
             r.status as head_status, r.duration_ms as head_duration_ms,
             r.attempts ~ '[FE]' as head_retried,
             rf.signature as head_signature, rf.type as head_type, rf.message as head_message,
             s.failed, s.errored, s.length, s.level, s.score,
      """;

  // By primary key, row by row, which limit 1 keeps the planner from turning around.
  private static final String FROM =
      """
      from unnest(?::bigint[]) as told(id)
      cross join lateral (
        select * from test_case where project_id = ? and id = told.id limit 1) c
      left join lateral (
        select * from test_case_run
         where project_id = c.project_id and case_id = c.id and started_at = ? and run_id = ?
         limit 1) b on true
      left join lateral (
        select * from failure
         where project_id = c.project_id and id = b.failure_id and week = week_of(?)
         limit 1) bf on true
      left join lateral (
        select * from test_case_run
         where project_id = c.project_id and case_id = c.id and started_at = ? and run_id = ?
         limit 1) r on true
      left join lateral (
        select * from failure
         where project_id = c.project_id and id = r.failure_id and week = week_of(?)
         limit 1) rf on true
      left join lateral (
        select * from case_state where project_id = c.project_id and case_id = c.id limit 1) s on true
      """;

  private static final List<Integer> LISTED = listed();

  /**
   * @param limit cases told of each change
   */
  Comparison compare(Connection connection, StoredRun base, StoredRun head, int limit)
      throws SQLException {
    Changes changes = new Changes(groups(connection, base, head, limit), limit);
    return Comparison.of(
        base.view(), head.view(), changes, cases(connection, base, head, changes.listed()));
  }

  private static List<Changes.Group> groups(
      Connection connection, StoredRun base, StoredRun head, int limit) throws SQLException {
    return Query.of(
            GROUPS,
            base.projectId(),
            base.id(),
            base.startedAt(),
            head.projectId(),
            head.id(),
            head.startedAt(),
            (1L << head.flakyWindow()) - 1,
            head.projectId(),
            LISTED,
            limit,
            LISTED)
        .list(connection, CompareQueries::group);
  }

  private static Changes.Group group(ResultSet row) throws SQLException {
    return new Changes.Group(
        status(row.getInt("code") / OUTCOMES),
        status(row.getInt("code") % OUTCOMES),
        row.getBoolean("wavers"),
        row.getLong("cases"),
        ids(row.getArray("first")));
  }

  private static Map<Long, ComparedCase> cases(
      Connection connection, StoredRun base, StoredRun head, List<Long> ids) throws SQLException {
    Map<Long, ComparedCase> cases = new HashMap<>();
    CaseHistory.columns(Query.of(COLUMNS), head)
        .and(
            FROM,
            ids,
            head.projectId(),
            base.startedAt(),
            base.id(),
            base.startedAt(),
            head.startedAt(),
            head.id(),
            head.startedAt())
        .list(connection, row -> cases.put(row.getLong("id"), compared(row, head)));
    return cases;
  }

  private static ComparedCase compared(ResultSet row, StoredRun head) throws SQLException {
    ComparedCase.Outcome inHead = outcome(row, "head_");
    return new ComparedCase(
        CaseIdentity.read(row, head.view().project(), head.view().suiteId()),
        outcome(row, "base_"),
        inHead,
        inHead != null && inHead.status().isRed()
            ? CaseHistory.flaky(row, head.flakyWindow())
            : asOfNow(row, head.flakyWindow()));
  }

  private static ComparedCase.@Nullable Outcome outcome(ResultSet row, String side)
      throws SQLException {
    Integer code = Columns.integer(row, side + "status");
    if (code == null) {
      return null;
    }
    CaseStatus status = CaseStatus.ofCode(code);
    return new ComparedCase.Outcome(
        status,
        Columns.integer(row, side + "duration_ms"),
        status == CaseStatus.PASS && row.getBoolean(side + "retried"),
        CaseError.brief(row, side, status));
  }

  private static @Nullable FlakyInfo asOfNow(ResultSet row, int flakyWindow) throws SQLException {
    return Columns.integer(row, "level") == null
        ? null
        : FlakyInfo.ofCase(CaseStateColumns.read(row), flakyWindow);
  }

  private static @Nullable CaseStatus status(int code) {
    return code == ABSENT ? null : CaseStatus.ofCode(code);
  }

  private static List<Long> ids(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((Long[]) array.getArray());
  }

  /** The pairs of outcomes whose cases may be told, as the query spells them. */
  private static List<Integer> listed() {
    List<Integer> pairs = new ArrayList<>();
    for (int base = 0; base < OUTCOMES; base++) {
      for (int head = 0; head < OUTCOMES; head++) {
        if (Change.of(status(base), status(head)).stream().anyMatch(Change::isListed)) {
          pairs.add(base * OUTCOMES + head);
        }
      }
    }
    return List.copyOf(pairs);
  }
}
