package io.argus.report.run;

import io.argus.report.stability.CaseState;
import io.argus.report.stability.Window;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the columns of {@code case_state} under their own names. */
public final class CaseStateColumns {

  private CaseStateColumns() {}

  public static CaseState read(ResultSet row) throws SQLException {
    return CaseState.of(
        new Window(row.getLong("failed"), row.getLong("errored"), row.getInt("length")),
        row.getInt("level"),
        row.getDouble("score"));
  }
}
