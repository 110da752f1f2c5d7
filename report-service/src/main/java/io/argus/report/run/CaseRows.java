package io.argus.report.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseDetail;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import io.argus.report.database.Columns;
import io.argus.report.database.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes cases of rows. */
@ApplicationScoped
class CaseRows {

  private static final TypeReference<CaseDetail> DETAIL = new TypeReference<>() {};

  private final StoredJson json;

  CaseRows(StoredJson json) {
    this.json = json;
  }

  StoredCase read(ResultSet row, int flakyWindow) throws SQLException {
    CaseStatus status = CaseStatus.ofCode(row.getInt("status"));
    Long signature = Columns.bigint(row, "signature");
    return new StoredCase(
        facts(row, status),
        status == CaseStatus.SKIP ? null : signature,
        CaseHistory.flaky(row, flakyWindow));
  }

  private TestCaseRun facts(ResultSet row, CaseStatus status) throws SQLException {
    String detailJson = row.getString("detail");
    CaseDetail detail = detailJson == null ? CaseDetail.NONE : json.read(detailJson, DETAIL);
    Integer durationMs = Columns.integer(row, "duration_ms");
    Failure error = error(row);
    return new TestCaseRun(
        row.getObject("case_id", UUID.class),
        row.getString("suite_name"),
        row.getString("class_name"),
        row.getString("name"),
        row.getString("variant"),
        status,
        durationMs,
        attempts(row, status, durationMs, error, detail),
        detail.assertions(),
        detail.responseTimeMs(),
        detail.metrics(),
        error,
        detail.diagnostics(),
        detail.attachments(),
        detail.steps());
  }

  private static List<Attempt> attempts(
      ResultSet row,
      CaseStatus status,
      @Nullable Integer durationMs,
      @Nullable Failure error,
      CaseDetail detail)
      throws SQLException {
    List<Attempt> several = detail.attempts();
    if (!several.isEmpty()) {
      return several;
    }
    Failure ofAttempt = status.isRed() ? error : null;
    return List.of(
        new Attempt(row.getInt("attempt"), row.getInt("shard"), status, durationMs, ofAttempt));
  }

  private static @Nullable Failure error(ResultSet row) throws SQLException {
    row.getLong("signature");
    return row.wasNull()
        ? null
        : new Failure(
            row.getString("message"), row.getString("type"), row.getString("stack_trace"));
  }
}
