package io.argus.analytics.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Keeps the chunks of uploads that are not complete yet, so that no batch must wait for them. */
final class ChunkStore {

  private static final String INSERT =
      "insert into upload_chunk (run_id, upload_id, chunk, payload) values (?, ?, ?, ?)"
          + " on conflict (run_id, upload_id, chunk) do update set payload = excluded.payload";
  private static final String SELECT =
      "select payload from upload_chunk where run_id = ? and upload_id = ? and chunk = ?";
  private static final String NUMBERS =
      "select chunk from upload_chunk where run_id = ? and upload_id = ?";
  private static final String DELETE =
      "delete from upload_chunk where run_id = ? and upload_id = ?";

  private ChunkStore() {}

  /**
   * Idempotent; the newer one wins, in case a newer version has cut the same upload differently.
   */
  static void insert(Connection connection, UploadKey upload, Map<Integer, byte[]> chunks)
      throws SQLException {
    try (PreparedStatement insert = prepare(connection, INSERT, upload)) {
      for (Map.Entry<Integer, byte[]> chunk : chunks.entrySet()) {
        insert.setInt(3, chunk.getKey());
        insert.setBytes(4, chunk.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The chunks at hand and those kept, by number; a kept one is loaded when asked for. */
  static NavigableMap<Integer, Payload> all(
      Connection connection, UploadKey upload, Map<Integer, byte[]> atHand) throws SQLException {
    NavigableMap<Integer, Payload> chunks = new TreeMap<>();
    try (PreparedStatement select = prepare(connection, NUMBERS, upload);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        int number = rows.getInt(1);
        chunks.put(number, () -> load(connection, upload, number));
      }
    }
    atHand.forEach((number, payload) -> chunks.put(number, () -> payload));
    return chunks;
  }

  static void delete(Connection connection, UploadKey upload) throws SQLException {
    try (PreparedStatement delete = prepare(connection, DELETE, upload)) {
      delete.executeUpdate();
    }
  }

  private static byte[] load(Connection connection, UploadKey upload, int number)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, SELECT, upload)) {
      select.setInt(3, number);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, UploadKey upload)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setObject(1, upload.runId());
    statement.setObject(2, upload.uploadId());
    return statement;
  }

  /** Where a chunk's bytes are to be had. */
  interface Payload {
    byte[] load() throws SQLException;
  }
}
