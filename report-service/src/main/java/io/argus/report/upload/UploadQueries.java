package io.argus.report.upload;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.database.Query;
import io.argus.report.run.CaseQueries;
import io.argus.report.run.RunQueries;
import io.argus.report.run.StoredCase;
import io.argus.report.run.StoredRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads whether uploads are stored, and what is red in the run of one. */
@ApplicationScoped
class UploadQueries {

  /** Nobody reads more in the log of a build, and the answer stays small. */
  private static final int MAX_FAILURES = 200;

  private static final Set<CaseStatus> RED = EnumSet.of(CaseStatus.FAIL, CaseStatus.ERROR);

  private final RunQueries runs;
  private final CaseQueries cases;

  UploadQueries(RunQueries runs, CaseQueries cases) {
    this.runs = runs;
    this.cases = cases;
  }

  /** Those of the uploads that are stored, whoever may see them. */
  List<UUID> stored(Connection connection, Collection<UUID> uploadIds) throws SQLException {
    return Query.of(
            "select distinct upload_id from upload where upload_id = any(?::uuid[])",
            uploadIds.stream().map(UUID::toString).toList())
        .list(connection, row -> row.getObject(1, UUID.class));
  }

  /** The upload, when it is stored in that run and the caller may see the run. */
  Optional<UploadView> find(Connection connection, UUID runId, UUID uploadId) throws SQLException {
    Optional<StoredRun> run = runs.find(connection, runId);
    return run.isPresent() && isPartOf(connection, run.get(), uploadId)
        ? Optional.of(applied(connection, run.get(), uploadId))
        : Optional.empty();
  }

  private static boolean isPartOf(Connection connection, StoredRun run, UUID uploadId)
      throws SQLException {
    return Query.of(
            "select from upload where project_id = ? and run_id = ? and upload_id = ?",
            run.projectId(),
            run.id(),
            uploadId)
        .isNotEmpty(connection);
  }

  private UploadView applied(Connection connection, StoredRun run, UUID uploadId)
      throws SQLException {
    int red = run.view().counts().failed() + run.view().counts().errored();
    List<StoredCase> listed =
        red == 0 ? List.of() : cases.first(connection, run, RED, MAX_FAILURES);
    return new UploadView(
        run.view().id(),
        uploadId,
        true,
        listed.stream().map(UploadFailure::of).toList(),
        Math.max(0, red - listed.size()));
  }
}
