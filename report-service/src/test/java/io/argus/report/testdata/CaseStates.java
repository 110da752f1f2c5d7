package io.argus.report.testdata;

import io.argus.contracts.run.CaseStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes {@code case_state} from all stored results of a suite, as slowly as that is. */
final class CaseStates {

  private CaseStates() {}

  static void refresh(Connection connection, long suite) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          update suite s set (newest_started_at, newest_run_id) =
            (select started_at, run_id from test_run where suite_id = s.id
              order by started_at desc, run_id desc limit 1)
          where s.id = %d
          """
              .formatted(suite));
      statement.execute("delete from case_state where suite_id = " + suite);
      int window = window(statement, suite);
      for (Map.Entry<Long, List<CaseStatus>> entry : results(statement, suite).entrySet()) {
        insert(connection, suite, entry.getKey(), entry.getValue(), window);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int window(Statement statement, long suite) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select p.flaky_window from project p join suite s on s.project_id = p.id where s.id = "
                + suite)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Map<Long, List<CaseStatus>> results(Statement statement, long suite)
      throws SQLException {
    Map<Long, List<CaseStatus>> results = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            select r.case_id, r.status
            from test_case_run r
            join test_run t on t.project_id = r.project_id and t.id = r.run_id
            where t.suite_id = %d and r.status <> 3
            order by r.started_at desc, t.run_id desc
            """
                .formatted(suite))) {
      while (rows.next()) {
        results
            .computeIfAbsent(rows.getLong(1), id -> new ArrayList<>())
            .add(CaseStatus.ofCode(rows.getInt(2)));
      }
    }
    return results;
  }

  private static void insert(
      Connection connection, long suite, long caseId, List<CaseStatus> newestFirst, int window)
      throws SQLException {
    int length = Math.min(64, newestFirst.size());
    int runs = Math.min(window, length);
    long red = newestFirst.stream().limit(runs).filter(CaseStatus::isRed).count();
    double score = runs < 2 ? 0 : (double) red / runs;
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into case_state (project_id, case_id, suite_id, failed, errored, length, level, score)
            select project_id, ?, id, ?, ?, ?, ?, ? from suite where id = ?
            """)) {
      statement.setLong(1, caseId);
      statement.setLong(2, bits(newestFirst, CaseStatus.FAIL, length));
      statement.setLong(3, bits(newestFirst, CaseStatus.ERROR, length));
      statement.setInt(4, length);
      statement.setInt(5, level(score));
      statement.setDouble(6, score);
      statement.setLong(7, suite);
      statement.execute();
    }
  }

  private static long bits(List<CaseStatus> newestFirst, CaseStatus status, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= newestFirst.get(i) == status ? 1L << i : 0;
    }
    return bits;
  }

  private static int level(double score) {
    if (score == 0) {
      return 0;
    }
    if (score == 1) {
      return 4;
    }
    return score <= 0.2 ? 1 : score <= 0.5 ? 2 : 3;
  }
}
