package io.argus.analytics.failure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stores each failure text once per project and week. */
public final class FailureStore {

  private static final String INSERT =
      """
      insert into failure (project_id, id, week, signature, message_key, type, message, stack_trace)
      select ?, u.id, ?, u.signature, u.message_key, u.type, u.message, u.stack_trace
      from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
        as u (id, signature, message_key, type, message, stack_trace)
      on conflict do nothing
      """;

  private static final String CARRY_OVER =
      """
      insert into failure (project_id, id, week, signature, message_key, type, message, stack_trace)
      select f.project_id, f.id, ?, f.signature, f.message_key, f.type, f.message, f.stack_trace
      from failure f
      where f.project_id = ? and f.week = ? and f.id in (
        select t.failure_id from test_case_run t
        where t.project_id = f.project_id and t.run_id = ? and t.started_at >= ?::date - 1 and t.started_at < ?::date + 8)
      order by f.id
      on conflict do nothing
      """;

  private FailureStore() {}

  /**
   * Idempotent. In order of id, so that two writers of the same texts mostly wait for each other;
   * where their slices make them deadlock all the same, one of them has to try again.
   */
  public static void insert(
      Connection connection, int projectId, LocalDate week, Collection<FailureText> texts)
      throws SQLException {
    if (texts.isEmpty()) {
      return;
    }
    List<FailureText> rows =
        texts.stream().sorted(Comparator.comparingLong(FailureText::id)).toList();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, projectId);
      insert.setObject(2, week);
      insert.setObject(3, rows.stream().mapToLong(FailureText::id).toArray());
      insert.setObject(4, rows.stream().mapToLong(FailureText::signature).toArray());
      insert.setObject(5, rows.stream().mapToLong(FailureText::messageKey).toArray());
      insert.setObject(6, rows.stream().map(t -> t.failure().type()).toArray(String[]::new));
      insert.setObject(7, rows.stream().map(t -> t.failure().message()).toArray(String[]::new));
      insert.setObject(8, rows.stream().map(t -> t.failure().stackTrace()).toArray(String[]::new));
      insert.executeUpdate();
    }
  }

  /** Copies the texts of a run whose start has moved into another week. */
  public static void carryOver(
      Connection connection, int projectId, long runId, LocalDate from, LocalDate to)
      throws SQLException {
    try (PreparedStatement copy = connection.prepareStatement(CARRY_OVER)) {
      copy.setObject(1, to);
      copy.setInt(2, projectId);
      copy.setObject(3, from);
      copy.setLong(4, runId);
      copy.setObject(5, from);
      copy.setObject(6, from);
      copy.executeUpdate();
    }
  }
}
