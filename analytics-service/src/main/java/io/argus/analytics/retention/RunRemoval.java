package io.argus.analytics.retention;

import io.argus.analytics.run.Suite;
import io.argus.analytics.run.SuiteStore;
import io.argus.analytics.stability.Window;
import io.argus.analytics.stability.WindowStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes one run out of the tables, within the caller's transaction and under its suite's lock. */
public final class RunRemoval {

  private static final String FIND =
      "select project_id, id, suite_id, started_at from test_run where run_id = ?";

  /** Its uploads go with it; its rows in test_case_run count no longer, wherever they lie. */
  private static final String DELETE_RUN =
      "delete from test_run where project_id = ? and id = ? and started_at = ?";

  // With project_id alone the planner walks through the primary key of the whole week.
  private static final String CASES =
      "select case_id from test_case_run"
          + " where project_id + 0 = ? and started_at = ? and run_id = ?";

  private static final String DELETE_ROWS =
      """
      delete from test_case_run
      where project_id = ? and started_at = ? and run_id = ? and case_id = any (?)
      """;

  private static final String DELETE_CASES =
      """
      with gone as (
        delete from test_case c where c.project_id = ? and c.id = any (?) and c.registered_at is null
          and not exists (
            select from test_case_run t join test_run r on r.project_id = t.project_id and r.id = t.run_id
            where t.project_id = c.project_id and t.case_id = c.id)
          and not exists (select from execution e where e.test_case_id = c.case_id)
        returning c.project_id, c.id)
      delete from case_state s using gone where s.project_id = gone.project_id and s.case_id = gone.id
      """;

  /** They are told of and deleted later, by themselves: without their run nobody sees them. */
  private static final String EXPIRE_ATTACHMENTS =
      "update attachment set expires_at = ? where run_id = ?";

  /** Cases in memory at a time. */
  private static final int BLOCK = 10_000;

  private final Connection connection;
  private final ExpiredRun run;
  private final boolean leaveRows;
  private final Suite suite;
  private long results;
  private long cases;

  private RunRemoval(Connection connection, ExpiredRun run, boolean leaveRows) throws SQLException {
    this.connection = connection;
    this.run = run;
    this.leaveRows = leaveRows;
    this.suite = SuiteStore.lock(connection, run.suiteId());
  }

  /** Removes the run of this public id with its rows, if there is one. */
  public static void remove(Connection connection, UUID runId, Instant now) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setObject(1, runId);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          Place place = new Place(row.getObject(4, OffsetDateTime.class).toInstant(), runId);
          ExpiredRun run = new ExpiredRun(row.getInt(1), row.getLong(2), row.getInt(3), place);
          remove(connection, run, false, now);
        }
      }
    }
  }

  /**
   * Removes the run, unless it is gone or has moved to another place since it was found.
   *
   * @param leaveRows its rows in test_case_run stay until their week is dropped
   */
  static Removed remove(Connection connection, ExpiredRun run, boolean leaveRows, Instant now)
      throws SQLException {
    RunRemoval removal = new RunRemoval(connection, run, leaveRows);
    if (!removal.deleteRun()) {
      return Removed.NOTHING;
    }
    removal.expireAttachments(now);
    return removal.forgetResults();
  }

  private boolean deleteRun() throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE_RUN)) {
      delete.setInt(1, run.projectId());
      delete.setLong(2, run.id());
      delete.setObject(3, run.place().startedAt().atOffset(ZoneOffset.UTC));
      return delete.executeUpdate() == 1;
    }
  }

  private void expireAttachments(Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(EXPIRE_ATTACHMENTS)) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, run.place().runId());
      update.executeUpdate();
    }
  }

  private Removed forgetResults() throws SQLException {
    try (PreparedStatement select = ofRun(CASES)) {
      select.setFetchSize(BLOCK);
      try (ResultSet row = select.executeQuery()) {
        List<Long> block = new ArrayList<>();
        while (row.next()) {
          block.add(row.getLong(1));
          if (block.size() == BLOCK) {
            forget(block);
            block.clear();
          }
        }
        forget(block);
      }
    }
    SuiteStore.stored(connection, suite);
    return Removed.run(results, cases);
  }

  private void forget(List<Long> caseIds) throws SQLException {
    if (caseIds.isEmpty()) {
      return;
    }
    if (!leaveRows) {
      try (PreparedStatement delete = ofRun(DELETE_ROWS)) {
        delete.setObject(4, array(caseIds));
        delete.executeUpdate();
      }
    }
    Map<Long, Window> windows =
        WindowStore.recompute(
            connection, run.projectId(), suite.id(), caseIds, suite.flakyWindow());
    deleteUnused(caseIds.stream().filter(id -> Window.EMPTY.equals(windows.get(id))).toList());
    results += caseIds.size();
  }

  /** A window may be empty because all that is left was skipped: the rows decide. */
  private void deleteUnused(List<Long> caseIds) throws SQLException {
    if (caseIds.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE_CASES)) {
      delete.setInt(1, run.projectId());
      delete.setObject(2, array(caseIds));
      cases += delete.executeUpdate();
    }
  }

  private PreparedStatement ofRun(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setInt(1, run.projectId());
    statement.setObject(2, run.place().startedAt().atOffset(ZoneOffset.UTC));
    statement.setLong(3, run.id());
    return statement;
  }

  private static long[] array(List<Long> ids) {
    return ids.stream().mapToLong(Long::longValue).toArray();
  }
}
