package io.argus.analytics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code test_run}. */
@ApplicationScoped
class RunStore {

  private static final String SELECT =
      """
      select id, project_id, suite_id, started_at, total, passed, failed, errored, skipped, flaky, fold
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
        total = ?, passed = ?, failed = ?, errored = ?, skipped = ?, flaky = ?,
        heard_at = ?, fold = ?::jsonb
      where project_id = ? and id = ?
      """;
  private static final String MOVE =
      "update test_run set started_at = ? where project_id = ? and id = ?";

  private static final String ELSEWHERE =
      """
      select p.slug <> ? or s.slug <> coalesce(?, s.slug)
        from test_run r join project p on p.id = r.project_id join suite s on s.id = r.suite_id
       where r.run_id = ?
      """;

  private final ObjectMapper json;

  @Inject
  RunStore(ObjectMapper json) {
    this.json = json;
  }

  /** The run, of whichever project and suite it is; locked. */
  Optional<RunRow> find(Connection connection, UUID runId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setObject(1, runId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        RunFold fold = read(row.getString(11));
        return Optional.of(
            new RunRow(
                row.getLong(1),
                runId,
                row.getInt(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                fold.hasCases() ? counts(row) : RunCounts.NONE,
                fold));
      }
    }
  }

  /**
   * True when another project has the run, or another suite.
   *
   * @param suiteId null = any suite of the project will do
   */
  boolean isElsewhere(Connection connection, UUID runId, String project, @Nullable String suiteId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ELSEWHERE)) {
      select.setString(1, project);
      select.setString(2, suiteId);
      select.setObject(3, runId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  RunRow insert(Connection connection, Suite suite, Upload upload) throws SQLException {
    UUID runId = upload.key().runId();
    Instant start = upload.startedAt();
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      new Columns(insert).int4(suite.projectId()).int4(suite.id()).uuid(runId).time(start);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new RunRow(
            row.getLong(1), runId, suite.projectId(), suite.id(), start, RunCounts.NONE, null);
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
    Voices said = fold.said();
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      Columns columns = new Columns(update);
      columns.int2(fold.status(counts).code());
      columns.time(fold.start()).time(fold.end()).int8(fold.durationMs());
      columns.text(said.text(RunMetadata::runKey)).text(said.text(RunMetadata::variant));
      columns.text(said.text(RunMetadata::branch)).text(said.text(RunMetadata::commit));
      columns.text(json.convertValue(said.trigger(), String.class));
      columns.text(said.text(RunMetadata::environment)).text(said.text(RunMetadata::browser));
      columns.text(said.text(RunMetadata::configHash)).text(said.text(RunMetadata::buildUrl));
      columns.text(said.text(RunMetadata::ciProvider)).text(write(fold.errors().all()));
      columns.array("smallint", fold.shards().toArray());
      columns.int2(fold.shardTotal()).int2(fold.attempt());
      columns.int4(counts.total()).int4(counts.passed()).int4(counts.failed());
      columns.int4(counts.errored()).int4(counts.skipped()).int4(counts.flaky());
      columns.time(fold.heardAt()).text(write(fold));
      columns.int4(run.projectId()).int8(run.id());
      update.executeUpdate();
    }
  }

  private static RunCounts counts(ResultSet row) throws SQLException {
    return new RunCounts(
        row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10));
  }

  private RunFold read(String text) {
    try {
      return json.readValue(text, RunFold.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run row holds JSON that we did not write", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }
}
