package io.argus.report.upload;

import com.fasterxml.jackson.core.type.TypeReference;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import io.argus.http.Caller;
import io.argus.report.database.Columns;
import io.argus.report.database.Query;
import io.argus.report.database.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what analytics-service has kept of an upload beside its cases. */
@ApplicationScoped
class UploadReports {

  private static final TypeReference<List<FileReport>> FILES = new TypeReference<>() {};
  private static final TypeReference<RunCounts> COUNTS = new TypeReference<>() {};

  private static final String STORED =
      """
      select u.upload_id, r.run_id, p.slug as project, s.slug as suite, u.received_at, u.shard, u.attempt,
             u.counts, u.files
      from upload u
      join test_run r on (r.project_id, r.id) = (u.project_id, u.run_id)
      join project p on p.id = u.project_id
      join suite s on s.id = r.suite_id
      where u.upload_id = ?
      """;

  // The same upload may have failed more than once; the last reason is the one that counts.
  private static final String REFUSED =
      """
      select upload_id, run_id, project, suite_id, received_at, reason
      from dead_letter
      where upload_id = ? and redriven_at is null
      """;

  private static final String NEWEST = "order by received_at desc limit 1";

  private final Caller caller;
  private final StoredJson json;

  UploadReports(Caller caller, StoredJson json) {
    this.caller = caller;
    this.json = json;
  }

  /** Empty: it is not stored (yet), nobody made it, or the caller may not see it. */
  Optional<UploadReport> find(Connection connection, UUID uploadId) throws SQLException {
    List<String> visible = caller.visibleProjects().map(List::copyOf).orElse(null);
    Optional<UploadReport> stored =
        Query.of(STORED, uploadId)
            .when(visible, "and p.slug = any(?)")
            .first(connection, this::stored);
    return stored.isPresent()
        ? stored
        : Query.of(REFUSED, uploadId)
            .when(visible, "and project = any(?)")
            .and(NEWEST)
            .first(connection, UploadReports::refused);
  }

  private UploadReport stored(ResultSet row) throws SQLException {
    UUID runId = row.getObject("run_id", UUID.class);
    String run = "/api/runs/" + runId;
    return new UploadReport(
        row.getObject("upload_id", UUID.class),
        runId,
        row.getString("project"),
        row.getString("suite"),
        UploadReport.STORED,
        null,
        Columns.instant(row, "received_at"),
        row.getInt("shard"),
        row.getInt("attempt"),
        json.read(row.getString("counts"), COUNTS),
        json.read(row.getString("files"), FILES),
        Map.of("run", run, "export", run + "/export"));
  }

  private static UploadReport refused(ResultSet row) throws SQLException {
    return new UploadReport(
        row.getObject("upload_id", UUID.class),
        row.getObject("run_id", UUID.class),
        row.getString("project"),
        row.getString("suite_id"),
        UploadReport.REFUSED,
        row.getString("reason"),
        Columns.instant(row, "received_at"),
        null,
        null,
        null,
        List.of(),
        Map.of());
  }
}
