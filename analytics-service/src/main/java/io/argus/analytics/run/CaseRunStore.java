package io.argus.analytics.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.analytics.storage.BinaryCopy;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseDetail;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code test_case_run}: written by COPY, never one by one. */
@ApplicationScoped
class CaseRunStore {

  private static final String TARGET =
      "test_case_run (project_id, duration_ms, case_id, started_at, run_id, failure_id, status,"
          + " attempt, shard, attempts, detail, upload)";
  private static final int COLUMNS = 12;

  private static final String SELECT =
      """
      select c.case_id, c.suite_name, c.class_name, c.name, c.variant,
        t.status, t.duration_ms, t.attempt, t.shard, t.detail, f.type, f.message, f.stack_trace,
        t.failure_id, t.upload
      from test_case_run t
      join test_case c on c.project_id = t.project_id and c.id = t.case_id
      left join failure f on f.project_id = t.project_id and f.id = t.failure_id
        and f.week = week_of(t.started_at)
      where t.project_id = ? and t.started_at = ? and t.run_id = ? and t.case_id = any (?)
      """;
  private static final String DELETE =
      "delete from test_case_run"
          + " where project_id = ? and started_at = ? and run_id = ? and case_id = any (?)";
  // With project_id alone the planner walks through the primary key of the whole week.
  private static final String MOVE =
      "update test_case_run set started_at = ?"
          + " where project_id + 0 = ? and started_at = ? and run_id = ? returning case_id";

  private final ObjectMapper json;

  @Inject
  CaseRunStore(ObjectMapper json) {
    this.json = json;
  }

  /**
   * One row to be written.
   *
   * @param caseId internal
   * @param failureId null when there is no failure text
   */
  record Row(long caseId, @Nullable Long failureId, CaseFold fold) {}

  void copy(Connection connection, RunRow run, List<Row> rows) throws SQLException {
    try (BinaryCopy copy = new BinaryCopy(connection, TARGET)) {
      for (Row row : rows) {
        TestCaseRun result = row.fold().run();
        Attempt last = row.fold().last();
        copy.row(COLUMNS)
            .int4(run.projectId())
            .int4(result.durationMs())
            .int8(row.caseId())
            .timestamptz(run.startedAt())
            .int8(run.id())
            .int8(row.failureId())
            .int2(result.status().code())
            .int2(last.attempt())
            .int2(last.shard())
            .text(row.fold().letters())
            .jsonb(detail(row.fold()))
            .int2(row.fold().lastUpload());
      }
      copy.finish();
    }
  }

  /** What is stored of the run for these cases, by public case id. */
  Map<UUID, CaseFold> find(Connection connection, RunRow run, Collection<KnownCase> cases)
      throws SQLException {
    Map<UUID, CaseFold> found = new HashMap<>();
    try (PreparedStatement select = prepare(connection, SELECT, run)) {
      select.setObject(4, cases.stream().mapToLong(KnownCase::id).toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          CaseFold fold = read(row);
          found.put(fold.run().caseId(), fold);
        }
      }
    }
    return found;
  }

  void delete(Connection connection, RunRow run, long[] caseIds) throws SQLException {
    if (caseIds.length == 0) {
      return;
    }
    try (PreparedStatement delete = prepare(connection, DELETE, run)) {
      delete.setObject(4, caseIds);
      delete.executeUpdate();
    }
  }

  /** Gives every row of the run another start; answers the internal ids of its cases. */
  List<Long> move(Connection connection, RunRow run, Instant startedAt) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      move.setObject(1, startedAt.atOffset(ZoneOffset.UTC));
      move.setInt(2, run.projectId());
      move.setObject(3, run.startedAt().atOffset(ZoneOffset.UTC));
      move.setLong(4, run.id());
      List<Long> cases = new java.util.ArrayList<>();
      try (ResultSet row = move.executeQuery()) {
        while (row.next()) {
          cases.add(row.getLong(1));
        }
      }
      return cases;
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, RunRow run)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setInt(1, run.projectId());
    statement.setObject(2, run.startedAt().atOffset(ZoneOffset.UTC));
    statement.setLong(3, run.id());
    return statement;
  }

  private CaseFold read(ResultSet row) throws SQLException {
    CaseDetail detail = detail(row.getString(10));
    row.getLong(14);
    Failure failure =
        row.wasNull() ? null : new Failure(row.getString(12), row.getString(11), row.getString(13));
    TestCaseRun run =
        new TestCaseRun(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            CaseStatus.ofCode(row.getInt(6)),
            row.getObject(7, Integer.class),
            detail.attempts(),
            detail.assertions(),
            detail.responseTimeMs(),
            detail.metrics(),
            failure,
            detail.diagnostics(),
            detail.attachments(),
            detail.steps());
    return detail.uploads().isEmpty()
        ? CaseFold.of(run, row.getInt(8), row.getInt(9), row.getInt(15))
        : new CaseFold(run, detail.uploads());
  }

  private CaseDetail detail(@Nullable String text) {
    try {
      return text == null ? CaseDetail.NONE : json.readValue(text, CaseDetail.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a case row holds JSON that we did not write", e);
    }
  }

  private byte @Nullable [] detail(CaseFold fold) {
    CaseDetail detail = CaseDetail.of(fold.run(), fold.severalUploads());
    try {
      return detail.isNothing() ? null : json.writeValueAsBytes(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a contract record must be writable", e);
    }
  }
}
