package io.argus.analytics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The rows of {@code upload}: one for each that is part of its run. */
@ApplicationScoped
class UploadRows {

  private static final String INSERT =
      """
      insert into upload (project_id, run_id, upload_id, ordinal, shard, attempt, seq, started_at,
        received_at, chunks, counts, files)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) on conflict do nothing
      """;
  private static final String SELECT =
      """
      select ordinal, attempt, shard, coalesce(seq, -1), upload_id from upload
      where project_id = ? and run_id = ? order by upload_id desc
      """;

  /** Whoever waits for the upload listens to this channel; the payload is its id. */
  private static final String APPLIED = "select pg_notify('argus_upload_applied', ?)";

  private final ObjectMapper json;

  @Inject
  UploadRows(ObjectMapper json) {
    this.json = json;
  }

  /** False when the upload has been stored before. Those who wait hear of it with the commit. */
  boolean insert(Connection connection, RunRow run, Upload upload) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Columns columns = new Columns(insert);
      columns.int4(run.projectId()).int8(run.id()).uuid(upload.key().uploadId());
      columns.int2(run.nextOrdinal()).int2(upload.run().shard()).int2(upload.run().attempt());
      columns.int4OrNull(upload.seq() < 0 ? null : upload.seq());
      columns.time(upload.startedAt()).time(upload.receivedAt()).int4(upload.chunks());
      columns.text(write(upload.counts())).text(write(upload.files()));
      if (insert.executeUpdate() == 0) {
        return false;
      }
    }
    try (PreparedStatement notify = connection.prepareStatement(APPLIED)) {
      notify.setString(1, upload.key().uploadId().toString());
      notify.execute();
    }
    return true;
  }

  /** The orders of a run's uploads by their ordinals; the database is asked on first use. */
  Orders orders(Connection connection, RunRow run) {
    return new Orders(connection, run);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }

  /** For one transaction. */
  static final class Orders {

    private final Connection connection;
    private final RunRow run;
    private final Map<Integer, UploadOrder> known = new HashMap<>();

    private Orders(Connection connection, RunRow run) {
      this.connection = connection;
      this.run = run;
    }

    /** To be called before {@link #of}. */
    void load() throws SQLException {
      if (!known.isEmpty()) {
        return;
      }
      try (PreparedStatement select = connection.prepareStatement(SELECT)) {
        select.setInt(1, run.projectId());
        select.setLong(2, run.id());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            known.put(
                row.getInt(1),
                new UploadOrder(
                    row.getInt(2), row.getInt(3), row.getInt(4), row.getObject(5, UUID.class)));
          }
        }
      }
    }

    UploadOrder of(int ordinal) {
      return Objects.requireNonNull(known.get(ordinal), "every ordinal has an upload");
    }
  }
}
