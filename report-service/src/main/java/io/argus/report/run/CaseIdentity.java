package io.argus.report.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which case. */
public record CaseIdentity(
    UUID caseId,
    String project,
    String suiteId,
    @Schema(nullable = true) @Nullable String suiteName,
    @Schema(nullable = true) @Nullable String className,
    String name,
    @Schema(nullable = true) @Nullable String variant) {

  /** Reads the columns of {@code test_case} under their own names. */
  public static CaseIdentity read(ResultSet row, String project, String suiteId)
      throws SQLException {
    return new CaseIdentity(
        row.getObject("case_id", UUID.class),
        project,
        suiteId,
        row.getString("suite_name"),
        row.getString("class_name"),
        row.getString("name"),
        row.getString("variant"));
  }
}
