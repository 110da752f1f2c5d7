package io.argus.analytics.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what has expired; every question about runs is served by test_run_newest. */
final class RetentionQueries {

  /** Runs that are looked up at a time. */
  static final int BLOCK = 200;

  private static final String RULES =
      "select id, slug, retention_days, max_runs from project order by id";

  private static final String OLDEST_OF_MOST =
      """
      select started_at, run_id from test_run where project_id = ?
      order by started_at desc, run_id desc offset ? limit 1
      """;

  private static final String EXPIRED =
      """
      select id, suite_id, started_at, run_id from test_run
      where project_id = ? and (started_at, run_id) > (?, ?) and (started_at, run_id) < (?, ?)
      order by started_at, run_id limit ?
      """;

  private static final String HAS_RUNS =
      """
      select exists (
        select from project p cross join lateral (
          select from test_run r
          where r.project_id = p.id and r.started_at >= ? and r.started_at < ? limit 1) r)
      """;

  private RetentionQueries() {}

  static List<ProjectRules> rules(Connection connection) throws SQLException {
    List<ProjectRules> rules = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RULES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rules.add(new ProjectRules(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4)));
      }
    }
    return rules;
  }

  /** The oldest of the newest {@code maxRuns} runs; empty when there are fewer, or no limit. */
  static Optional<Place> oldestOfMost(Connection connection, ProjectRules project)
      throws SQLException {
    if (project.maxRuns() == 0) {
      return Optional.empty();
    }
    try (PreparedStatement select = connection.prepareStatement(OLDEST_OF_MOST)) {
      select.setInt(1, project.id());
      select.setInt(2, project.maxRuns() - 1);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(place(row, 1)) : Optional.empty();
      }
    }
  }

  /** The first runs between the two places, at most {@link #BLOCK}. */
  static List<ExpiredRun> expired(
      Connection connection, ProjectRules project, Place after, Place before) throws SQLException {
    List<ExpiredRun> runs = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
      select.setInt(1, project.id());
      select.setObject(2, after.startedAt().atOffset(ZoneOffset.UTC));
      select.setObject(3, after.runId());
      select.setObject(4, before.startedAt().atOffset(ZoneOffset.UTC));
      select.setObject(5, before.runId());
      select.setInt(6, BLOCK);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          runs.add(new ExpiredRun(project.id(), row.getLong(1), row.getInt(2), place(row, 3)));
        }
      }
    }
    return runs;
  }

  /** True when a run of any project started in that week. */
  static boolean hasRuns(Connection connection, LocalDate week) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(HAS_RUNS)) {
      select.setObject(1, week.atStartOfDay().atOffset(ZoneOffset.UTC));
      select.setObject(2, week.plusWeeks(1).atStartOfDay().atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static Place place(ResultSet row, int column) throws SQLException {
    return new Place(
        row.getObject(column, OffsetDateTime.class).toInstant(),
        row.getObject(column + 1, UUID.class));
  }
}
