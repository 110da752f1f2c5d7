package io.argus.analytics.run;

import io.argus.analytics.project.ProjectConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Projects and suites: found, made on first sight, locked while a run is stored. */
@ApplicationScoped
public class SuiteStore {

  private static final String LOCK =
      """
      select s.id, s.project_id, s.version, s.newest_started_at, s.newest_run_id
      from project p join suite s on s.project_id = p.id
      where p.slug = ? and s.slug = ?
      for update of s
      """;
  private static final String LOCK_BY_ID =
      """
      select id, project_id, version, newest_started_at, newest_run_id
      from suite where id = ? for update
      """;

  /** Asked after the lock: a statement that had to wait for it would still see the old setting. */
  private static final String FLAKY_WINDOW = "select flaky_window from project where id = ?";

  private static final String INSERT_PROJECT =
      "insert into project (slug, max_runs) values (?, ?) on conflict do nothing";
  private static final String INSERT_SUITE =
      "insert into suite (project_id, slug) select id, ? from project where slug = ?"
          + " on conflict do nothing";
  private static final String STORED =
      """
      update suite s set version = version + 1,
        (newest_started_at, newest_run_id) = (
          select r.started_at, r.run_id from test_run r where r.suite_id = s.id
          order by r.started_at desc, r.run_id desc limit 1)
      where s.id = ?
      """;

  private static final String RETENTION = "select retention_days from project where slug = ?";

  private final ProjectConfig config;

  @Inject
  SuiteStore(ProjectConfig config) {
    this.config = config;
  }

  /** How many days the project keeps runs; also of a project that is not there yet. */
  static int retentionDays(Connection connection, String project) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RETENTION)) {
      select.setString(1, project);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : ProjectConfig.RETENTION_DAYS;
      }
    }
  }

  /** Every writer of a suite takes this lock first, so no two of them can deadlock. */
  public Suite lock(Connection connection, String project, String suiteId) throws SQLException {
    Suite suite = find(connection, project, suiteId);
    if (suite != null) {
      return suite;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_PROJECT)) {
      insert.setString(1, project);
      insert.setInt(2, config.maxRuns());
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

  /** The same lock, of a suite that is there. */
  public static Suite lock(Connection connection, int suiteId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK_BY_ID)) {
      select.setInt(1, suiteId);
      Suite suite = read(select);
      if (suite == null) {
        throw new SQLException("suite " + suiteId + " vanished", "40001");
      }
      return suite;
    }
  }

  /** Makes cached windows of the suite stale, and remembers its newest run. */
  public static void stored(Connection connection, Suite suite) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(STORED)) {
      update.setInt(1, suite.id());
      update.executeUpdate();
    }
  }

  private static @Nullable Suite find(Connection connection, String project, String suiteId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setString(1, project);
      select.setString(2, suiteId);
      return read(select);
    }
  }

  private static @Nullable Suite read(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      OffsetDateTime newest = row.getObject(4, OffsetDateTime.class);
      return new Suite(
          row.getInt(2),
          row.getInt(1),
          row.getLong(3),
          newest == null ? null : newest.toInstant(),
          row.getObject(5, UUID.class),
          flakyWindow(select.getConnection(), row.getInt(2)));
    }
  }

  private static int flakyWindow(Connection connection, int projectId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FLAKY_WINDOW)) {
      select.setInt(1, projectId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
