package io.argus.analytics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code test_run} and {@code upload}. */
@ApplicationScoped
class RunStore {

  private static final String SELECT =
      """
      select id, suite_id, started_at, total, passed, failed, errored, skipped, flaky
      from test_run where run_id = ? for update
      """;
  private static final String INSERT =
      """
      insert into test_run (project_id, suite_id, run_id, status, started_at,
        total, passed, failed, errored, skipped, flaky)
      values (?, ?, ?, 0, ?, 0, 0, 0, 0, 0, 0) returning id
      """;
  private static final String UPDATE =
      """
      update test_run set status = ?, started_at = ?, finished_at = ?, duration_ms = ?,
        run_key = ?, variant = ?, branch = ?, commit = ?, trigger = ?, environment = ?, browser = ?,
        config_hash = ?, build_url = ?, ci_provider = ?, errors = ?::jsonb, shards = ?,
        shard_total = ?, attempt = ?,
        total = ?, passed = ?, failed = ?, errored = ?, skipped = ?, flaky = ?
      where project_id = ? and id = ?
      """;
  private static final String MOVE =
      "update test_run set started_at = ? where project_id = ? and id = ?";
  private static final String INSERT_UPLOAD =
      """
      insert into upload (project_id, run_id, upload_id, shard, attempt, started_at, duration_ms,
        received_at, metadata, errors, chunks, counts, files)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?::jsonb) on conflict do nothing
      """;
  private static final String UPLOADS =
      """
      select upload_id, started_at, duration_ms, metadata, errors, chunks, counts from upload
      where project_id = ? and run_id = ?
      """;

  private final ObjectMapper json;

  @Inject
  RunStore(ObjectMapper json) {
    this.json = json;
  }

  Optional<RunRow> find(Connection connection, Suite suite, UUID runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setObject(1, runId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        RunCounts counts =
            new RunCounts(
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9));
        Instant startedAt = row.getObject(3, OffsetDateTime.class).toInstant();
        return Optional.of(
            new RunRow(
                row.getLong(1), runId, suite.projectId(), row.getInt(2), startedAt, counts, false));
      }
    }
  }

  RunRow insert(Connection connection, Suite suite, UUID runId, Instant startedAt)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, suite.projectId());
      insert.setInt(2, suite.id());
      insert.setObject(3, runId);
      insert.setObject(4, startedAt.atOffset(ZoneOffset.UTC));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new RunRow(
            row.getLong(1), runId, suite.projectId(), suite.id(), startedAt, RunCounts.NONE, true);
      }
    }
  }

  void move(Connection connection, RunRow run, Instant startedAt) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      new Columns(move).time(startedAt).int4(run.projectId()).int8(run.id());
      move.executeUpdate();
    }
  }

  void update(Connection connection, RunRow run, RunFold fold, RunCounts counts)
      throws SQLException {
    RunMetadata said = fold.metadata();
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      Columns columns = new Columns(update);
      columns.int2(fold.status(counts).code());
      columns.time(fold.startedAt()).time(fold.finishedAt()).int8(fold.durationMs());
      columns.text(said.runKey()).text(said.variant()).text(said.branch()).text(said.commit());
      columns.text(said.trigger() == null ? null : name(said.trigger()));
      columns.text(said.environment()).text(said.browser()).text(said.configHash());
      columns.text(said.buildUrl()).text(said.ciProvider()).text(write(fold.errors()));
      columns.array("smallint", fold.shards().toArray());
      columns.int2(said.shardTotal()).int2(said.attempt());
      columns.int4(counts.total()).int4(counts.passed()).int4(counts.failed());
      columns.int4(counts.errored()).int4(counts.skipped()).int4(counts.flaky());
      columns.int4(run.projectId()).int8(run.id());
      update.executeUpdate();
    }
  }

  /** False when the upload has been stored before. */
  boolean insertUpload(Connection connection, RunRow run, TestRunReported report)
      throws SQLException {
    UploadFacts facts = UploadFacts.of(report);
    try (PreparedStatement insert = connection.prepareStatement(INSERT_UPLOAD)) {
      Columns columns = new Columns(insert);
      columns.int4(run.projectId()).int8(run.id()).uuid(facts.uploadId());
      columns.int2(facts.shard()).int2(facts.attempt());
      columns.time(facts.startedAt()).int8(facts.durationMs()).time(report.receivedAt());
      columns.text(write(report.run())).text(write(report.errors()));
      columns.int4(report.chunks()).text(write(report.counts())).text(write(report.files()));
      return insert.executeUpdate() == 1;
    }
  }

  List<UploadFacts> uploads(Connection connection, RunRow run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UPLOADS)) {
      select.setInt(1, run.projectId());
      select.setLong(2, run.id());
      List<UploadFacts> uploads = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          uploads.add(facts(row));
        }
      }
      return uploads;
    }
  }

  private UploadFacts facts(ResultSet row) throws SQLException {
    try {
      return new UploadFacts(
          row.getObject(1, UUID.class),
          row.getObject(2, OffsetDateTime.class).toInstant(),
          row.getObject(3, Long.class),
          json.readValue(row.getString(4), RunMetadata.class),
          json.readValue(row.getString(5), new TypeReference<List<RunError>>() {}),
          row.getInt(6),
          json.readValue(row.getString(7), RunCounts.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an upload row holds JSON that we did not write", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }

  private String name(Object constant) {
    return json.convertValue(constant, String.class);
  }

  /** Sets parameters in order. */
  private static final class Columns {

    private final PreparedStatement statement;
    private int next = 1;

    Columns(PreparedStatement statement) {
      this.statement = statement;
    }

    Columns text(@Nullable String value) throws SQLException {
      statement.setString(next++, value);
      return this;
    }

    Columns int2(int value) throws SQLException {
      statement.setShort(next++, (short) value);
      return this;
    }

    Columns int4(int value) throws SQLException {
      statement.setInt(next++, value);
      return this;
    }

    Columns int8(@Nullable Long value) throws SQLException {
      statement.setObject(next++, value, Types.BIGINT);
      return this;
    }

    Columns uuid(UUID value) throws SQLException {
      statement.setObject(next++, value);
      return this;
    }

    Columns time(@Nullable Instant value) throws SQLException {
      statement.setObject(
          next++,
          value == null ? null : value.atOffset(ZoneOffset.UTC),
          Types.TIMESTAMP_WITH_TIMEZONE);
      return this;
    }

    Columns array(String type, Object[] values) throws SQLException {
      statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
      return this;
    }
  }
}
