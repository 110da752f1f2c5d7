package io.argus.analytics.stability;

import io.argus.contracts.run.CaseStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code case_state}. */
public final class WindowStore {

  private static final String UPSERT =
      """
      insert into case_state (project_id, case_id, suite_id, failed, errored, length, level, score)
      select ?, u.case_id, ?, u.failed, u.errored, u.length, u.level, u.score
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[], ?::smallint[], ?::float8[])
        as u (case_id, failed, errored, length, level, score)
      on conflict (project_id, case_id) do update set failed = excluded.failed,
        errored = excluded.errored, length = excluded.length, level = excluded.level, score = excluded.score
      """;

  /** A window is a function of the set of results, ordered by (started_at, run_id). */
  private static final String RECOMPUTE =
      """
      select c.case_id, t.status
      from unnest(?::bigint[]) as c (case_id)
      cross join lateral (
        select t.status, t.started_at, r.run_id
        from test_case_run t join test_run r on r.project_id = t.project_id and r.id = t.run_id
        where t.project_id = ? and t.case_id = c.case_id and t.status <> 3
        order by t.started_at desc, r.run_id desc
        limit 64) t
      order by c.case_id, t.started_at desc, t.run_id desc
      """;

  /** {@link Stability#of}, from the stored bits; a test compares the two. */
  private static final String RESCORE =
      """
      with scored as (
        select case_id, case when length < 2 then 0
          else bit_count(((failed | errored) & ((1::bigint << ?) - 1))::bit(64))::float8 / least(length, ?) end as score
        from case_state where project_id = ?)
      update case_state s set score = n.score, level = case
        when n.score = 0 then 0 when n.score <= 0.2 then 1 when n.score <= 0.5 then 2 when n.score < 1 then 3 else 4 end
      from scored n
      where s.project_id = ? and s.case_id = n.case_id and s.score <> n.score
      """;

  /** Cases whose rows are in memory at a time: 64 results each. */
  private static final int BLOCK = 2_000;

  private WindowStore() {}

  /**
   * @param windows by internal case id
   * @param flakyWindow the project's setting, for score and level
   */
  public static void write(
      Connection connection, int projectId, int suiteId, Map<Long, Window> windows, int flakyWindow)
      throws SQLException {
    if (windows.isEmpty()) {
      return;
    }
    Rows rows = new Rows(windows.size());
    windows.forEach((caseId, window) -> rows.add(caseId, window, flakyWindow));
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setInt(1, projectId);
      upsert.setInt(2, suiteId);
      upsert.setObject(3, rows.caseIds);
      upsert.setObject(4, rows.failed);
      upsert.setObject(5, rows.errored);
      upsert.setObject(6, rows.lengths);
      upsert.setObject(7, rows.levels);
      upsert.setObject(8, rows.scores);
      upsert.executeUpdate();
    }
  }

  /**
   * Gives every case of the project score and level over another window. To be called under the
   * locks of all its suites.
   *
   * @param flakyWindow 2–50
   */
  public static void rescore(Connection connection, int projectId, int flakyWindow)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(RESCORE)) {
      update.setInt(1, flakyWindow);
      update.setInt(2, flakyWindow);
      update.setInt(3, projectId);
      update.setInt(4, projectId);
      update.executeUpdate();
    }
  }

  /** Writes the windows of these cases as the stored results make them, and answers them. */
  public static Map<Long, Window> recompute(
      Connection connection, int projectId, int suiteId, Collection<Long> caseIds, int flakyWindow)
      throws SQLException {
    Map<Long, Window> all = new HashMap<>();
    List<Long> ids = List.copyOf(caseIds);
    for (int from = 0; from < ids.size(); from += BLOCK) {
      List<Long> block = ids.subList(from, Math.min(ids.size(), from + BLOCK));
      Map<Long, Window> windows = fromRows(connection, projectId, block);
      write(connection, projectId, suiteId, windows, flakyWindow);
      all.putAll(windows);
    }
    return all;
  }

  /** A case without results has an empty window. */
  private static Map<Long, Window> fromRows(
      Connection connection, int projectId, Collection<Long> caseIds) throws SQLException {
    Map<Long, Deque<CaseStatus>> results = new HashMap<>();
    caseIds.forEach(caseId -> results.put(caseId, new ArrayDeque<>()));
    try (PreparedStatement select = connection.prepareStatement(RECOMPUTE)) {
      select.setObject(1, caseIds.stream().mapToLong(Long::longValue).toArray());
      select.setInt(2, projectId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          results
              .computeIfAbsent(row.getLong(1), caseId -> new ArrayDeque<>())
              .push(CaseStatus.ofCode(row.getInt(2)));
        }
      }
    }
    Map<Long, Window> windows = new HashMap<>();
    results.forEach((caseId, oldestFirst) -> windows.put(caseId, fold(oldestFirst)));
    return windows;
  }

  private static Window fold(Iterable<CaseStatus> oldestFirst) {
    Window window = Window.EMPTY;
    for (CaseStatus status : oldestFirst) {
      window = window.push(status);
    }
    return window;
  }

  private static final class Rows {

    final long[] caseIds;
    final long[] failed;
    final long[] errored;
    final short[] lengths;
    final short[] levels;
    final double[] scores;
    private int next;

    Rows(int size) {
      caseIds = new long[size];
      failed = new long[size];
      errored = new long[size];
      lengths = new short[size];
      levels = new short[size];
      scores = new double[size];
    }

    void add(long caseId, Window window, int flakyWindow) {
      Stability stability = Stability.of(window, flakyWindow);
      caseIds[next] = caseId;
      failed[next] = window.failed();
      errored[next] = window.errored();
      lengths[next] = (short) window.length();
      levels[next] = stability.level().code();
      scores[next++] = stability.score();
    }
  }
}
