package io.argus.report.stability;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The stored state of a case: its newest results, and what analytics-service made of them. */
public record CaseState(Window window, Level level, double score) {

  /** Reads the columns of {@code case_state} under their own names. */
  public static CaseState from(ResultSet row) throws SQLException {
    return new CaseState(
        new Window(row.getLong("failed"), row.getLong("errored"), row.getInt("length")),
        Level.ofCode(row.getInt("level")),
        row.getDouble("score"));
  }
}
