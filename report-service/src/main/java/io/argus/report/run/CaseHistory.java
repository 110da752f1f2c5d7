package io.argus.report.run;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.database.Query;
import io.argus.report.stability.CaseState;
import io.argus.report.stability.FlakyInfo;
import io.argus.report.stability.Verdict;
import io.argus.report.stability.Window;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The results of a red case up to its run, from which the verdict on that failure is made. */
public final class CaseHistory {

  // The windows in case_state end with the suite's newest run. For one that few have followed they
  // are right but for their newest results: those are counted, by primary key from the run on. Only
  // results of its very instant need more than the index, they are ordered by run id.
  private static final String NEWER =
      """
      case when r.status in (1, 2) and s.case_id is not null then (
        select count(*)
          from test_case_run n
         where n.project_id = r.project_id and n.case_id = r.case_id and n.status <> 3
           and n.started_at >= ? and n.run_id <> r.run_id
           and (n.started_at > ?
             or (select t.run_id from test_run t where t.project_id = n.project_id and t.id = n.run_id) > ?)
      ) end as newer, null::smallint[] as history
      """;

  // For an older one the results up to it are looked up: some ten rows by primary key. Where two of
  // them share an instant they are looked up anew, for the order of their runs.
  private static final String HISTORY =
      """
      0 as newer,
      case when r.status in (1, 2) and s.case_id is not null then (
        select case when count(distinct o.started_at) = count(*)
               then array_agg(o.status order by o.started_at desc)
               else array(
                 select h.status
                   from test_case_run h
                   join test_run t on t.project_id = h.project_id and t.id = h.run_id
                  where h.project_id = r.project_id and h.case_id = r.case_id and h.status <> 3
                    and h.started_at <= ? and (h.started_at, t.run_id) <= (?, ?)
                  order by h.started_at desc, t.run_id desc
                  limit ?) end
          from (select status, started_at from test_case_run
                 where project_id = r.project_id and case_id = r.case_id and status <> 3 and started_at <= ?
                 order by started_at desc
                 fetch first ? rows with ties) o) end as history
      """;

  private static final String NONE_NEWER = "0 as newer, null::smallint[] as history";

  private CaseHistory() {}

  /**
   * Adds the last columns of a select, in which {@code r} is the case's row of the run and {@code
   * s} its {@code case_state}: how many results of the case are {@code newer} than this one, or,
   * where the state may not reach back far enough, its {@code history}.
   */
  public static Query columns(Query query, StoredRun run) {
    if (run.later() == 0) {
      return query.and(NONE_NEWER);
    }
    int enough = Math.max(run.flakyWindow(), Verdict.ENOUGH);
    if (run.later() <= Window.CAPACITY - enough) {
      return query.and(NEWER, run.startedAt(), run.startedAt(), run.view().id());
    }
    Instant at = run.startedAt();
    return query.and(HISTORY, at, at, run.view().id(), enough, at, enough);
  }

  /** What these columns and those of {@code case_state} say; null without a state. */
  public static @Nullable FlakyInfo flaky(ResultSet row, int flakyWindow) throws SQLException {
    row.getInt("level");
    if (row.wasNull()) {
      return null;
    }
    CaseState state = CaseStateColumns.read(row);
    Array history = row.getArray("history");
    Window upToHere =
        history == null ? state.window().without(row.getInt("newer")) : window(history);
    return FlakyInfo.ofFailure(state, upToHere, flakyWindow);
  }

  private static Window window(Array history) throws SQLException {
    Number[] codes = (Number[]) history.getArray();
    return Window.of(Arrays.stream(codes).map(code -> CaseStatus.ofCode(code.intValue())).toList());
  }
}
