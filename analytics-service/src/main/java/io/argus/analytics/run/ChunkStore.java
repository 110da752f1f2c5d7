package io.argus.analytics.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;

/** Keeps the chunks of uploads that are not complete yet, so that no batch must wait for them. */
final class ChunkStore {

  private static final String INSERT =
      """
      insert into upload_chunk (run_id, upload_id, chunk, payload, unpacked_bytes)
      select k.run_id, k.upload_id, ?, ?, ? from (values (?::uuid, ?::uuid)) as k (run_id, upload_id)
      where not exists (select from upload u where u.upload_id = k.upload_id)
      on conflict (run_id, upload_id, chunk) do update
        set payload = excluded.payload, unpacked_bytes = excluded.unpacked_bytes,
            received_at = excluded.received_at
      """;
  private static final String SELECT =
      "select payload, unpacked_bytes from upload_chunk where run_id = ? and upload_id = ? and chunk = ?";
  private static final String DELETE =
      "delete from upload_chunk where run_id = ? and upload_id = ?";

  private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
  private static final LZ4SafeDecompressor DECOMPRESSOR =
      LZ4Factory.fastestInstance().safeDecompressor();

  private ChunkStore() {}

  /**
   * Idempotent; the newer one wins, in case a newer version has cut the same upload differently.
   * Chunks of an upload that is stored already are not kept: a writer that was slow while its
   * partition moved must not leave them behind.
   */
  static void insert(Connection connection, UploadKey upload, Map<Integer, byte[]> chunks)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Map.Entry<Integer, byte[]> chunk : chunks.entrySet()) {
        insert.setInt(1, chunk.getKey());
        insert.setBytes(2, COMPRESSOR.compress(chunk.getValue()));
        insert.setInt(3, chunk.getValue().length);
        insert.setObject(4, upload.runId());
        insert.setObject(5, upload.uploadId());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The chunks at hand and those kept. */
  static Chunks all(Connection connection, UploadKey upload, Map<Integer, byte[]> atHand) {
    return number -> {
      byte[] payload = atHand.get(number);
      return payload == null ? load(connection, upload, number) : payload;
    };
  }

  static void delete(Connection connection, UploadKey upload) throws SQLException {
    try (PreparedStatement delete = prepare(connection, DELETE, upload)) {
      delete.executeUpdate();
    }
  }

  private static byte @Nullable [] load(Connection connection, UploadKey upload, int number)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, SELECT, upload)) {
      select.setInt(3, number);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? unpacked(row) : null;
      }
    }
  }

  private static byte[] unpacked(ResultSet row) throws SQLException {
    byte[] payload = row.getBytes("payload");
    Integer bytes = row.getObject("unpacked_bytes", Integer.class);
    return bytes == null ? payload : DECOMPRESSOR.decompress(payload, bytes);
  }

  private static PreparedStatement prepare(Connection connection, String sql, UploadKey upload)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setObject(1, upload.runId());
    statement.setObject(2, upload.uploadId());
    return statement;
  }

  /** The chunks of an upload, loaded one at a time. */
  interface Chunks {

    /** Null = the chunk has not come. */
    byte @Nullable [] load(int number) throws SQLException;
  }
}
