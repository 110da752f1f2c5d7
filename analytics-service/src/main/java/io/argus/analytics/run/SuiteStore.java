package io.argus.analytics.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Projects and suites: found, made on first sight, locked while a run is stored. */
final class SuiteStore {

  private static final String LOCK =
      """
      select p.id, s.id, s.version, s.newest_started_at, s.newest_run_id, p.flaky_window, p.retention_days
      from project p join suite s on s.project_id = p.id
      where p.slug = ? and s.slug = ?
      for update of s
      """;
  private static final String INSERT_PROJECT =
      "insert into project (slug) values (?) on conflict do nothing";
  private static final String INSERT_SUITE =
      "insert into suite (project_id, slug) select id, ? from project where slug = ?"
          + " on conflict do nothing";
  private static final String STORED =
      "update suite set version = version + 1, newest_started_at = ?, newest_run_id = ? where id = ?";
  private static final String STORED_OLDER = "update suite set version = version + 1 where id = ?";

  private SuiteStore() {}

  /** Every writer of a suite takes this lock first, so no two of them can deadlock. */
  static Suite lock(Connection connection, String project, String suiteId) throws SQLException {
    Suite suite = find(connection, project, suiteId);
    if (suite != null) {
      return suite;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_PROJECT)) {
      insert.setString(1, project);
      insert.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_SUITE)) {
      insert.setString(1, suiteId);
      insert.setString(2, project);
      insert.executeUpdate();
    }
    suite = find(connection, project, suiteId);
    if (suite == null) {
      throw new SQLException("suite " + project + "/" + suiteId + " vanished", "40001");
    }
    return suite;
  }

  /** Makes cached windows of the suite stale, and remembers the run if it is the newest. */
  static void stored(Connection connection, Suite suite, Instant startedAt, UUID runId)
      throws SQLException {
    boolean newest = suite.isNewest(startedAt, runId);
    try (PreparedStatement update = connection.prepareStatement(newest ? STORED : STORED_OLDER)) {
      int next = 1;
      if (newest) {
        update.setObject(next++, startedAt.atOffset(ZoneOffset.UTC));
        update.setObject(next++, runId);
      }
      update.setInt(next, suite.id());
      update.executeUpdate();
    }
  }

  private static @org.jspecify.annotations.Nullable Suite find(
      Connection connection, String project, String suiteId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setString(1, project);
      select.setString(2, suiteId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        OffsetDateTime newest = row.getObject(4, OffsetDateTime.class);
        return new Suite(
            row.getInt(1),
            row.getInt(2),
            row.getLong(3),
            newest == null ? null : newest.toInstant(),
            row.getObject(5, UUID.class),
            row.getInt(6),
            row.getInt(7));
      }
    }
  }
}
