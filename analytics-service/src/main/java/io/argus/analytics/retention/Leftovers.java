package io.argus.analytics.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Deletes what uploads and letters have left behind, and executions, some at a time. */
final class Leftovers {

  /** Rows of a transaction. */
  static final int BLOCK = 1_000;

  /** The chunks of an upload with an open letter are needed when that is driven again. */
  private static final String CHUNKS =
      """
      delete from upload_chunk where (run_id, upload_id, chunk) in (
        select c.run_id, c.upload_id, c.chunk from upload_chunk c
        where c.received_at < ? and not exists (
          select from dead_letter d where d.upload_id = c.upload_id and d.redriven_at is null)
        limit ?)
      """;

  private static final String LETTERS =
      """
      delete from dead_letter where id in (
        select id from dead_letter where received_at < ? limit ?)
      """;

  /** Their steps go with them. */
  private static final String EXECUTIONS =
      """
      delete from execution where id in (
        select e.id from execution e join project p on p.id = e.project_id
        where e.created_at < ?::timestamptz - make_interval(days => p.retention_days)
        limit ?)
      """;

  private Leftovers() {}

  static int deleteExecutions(Connection connection, Instant now) throws SQLException {
    return delete(connection, EXECUTIONS, now);
  }

  static int deleteChunks(Connection connection, Instant before) throws SQLException {
    return delete(connection, CHUNKS, before);
  }

  static int deleteLetters(Connection connection, Instant before) throws SQLException {
    return delete(connection, LETTERS, before);
  }

  private static int delete(Connection connection, String sql, Instant before) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setObject(1, before.atOffset(ZoneOffset.UTC));
      delete.setInt(2, BLOCK);
      return delete.executeUpdate();
    }
  }
}
