package io.argus.analytics.failure;

import io.argus.analytics.storage.Partitions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** What each run failed with, by signature: {@code run_failure}. */
public final class RunFailureStore {

  private static final String DELETE =
      "delete from run_failure where project_id = ? and run_id = ?";

  // Row by row, by primary key: of what was written a moment ago the planner knows nothing. With
  // project_id alone it would walk through the primary key of the whole week.
  private static final String INSERT =
      """
      insert into run_failure (project_id, run_id, signature, started_at, failure_id, case_ids)
      select red.project_id, red.run_id, f.signature, red.started_at,
             (array_agg(red.failure_id order by c.case_id))[1], array_agg(red.case_id order by c.case_id)
        from (
          select * from test_case_run
           where project_id + 0 = ? and run_id = ? and started_at = ? and status in (1, 2)
          offset 0) red
        cross join lateral (
          select signature from failure
           where project_id = red.project_id and id = red.failure_id and week = ?
           limit 1) f
        cross join lateral (
          select case_id from test_case
           where project_id = red.project_id and id = red.case_id
           limit 1) c
       group by red.project_id, red.run_id, f.signature, red.started_at
      """;

  private RunFailureStore() {}

  /** Writes the rows of a run anew, from its results as they are in this transaction. */
  public static void rewrite(Connection connection, int projectId, long runId, Instant startedAt)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      delete.setInt(1, projectId);
      delete.setLong(2, runId);
      delete.executeUpdate();
      insert.setInt(1, projectId);
      insert.setLong(2, runId);
      insert.setObject(3, startedAt.atOffset(ZoneOffset.UTC));
      insert.setObject(4, Partitions.weekOf(startedAt));
      insert.executeUpdate();
    }
  }
}
