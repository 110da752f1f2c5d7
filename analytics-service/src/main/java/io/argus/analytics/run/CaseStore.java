package io.argus.analytics.run;

import io.argus.analytics.stability.Window;
import io.argus.contracts.run.TestCaseRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The rows of {@code test_case}: which internal id a public one has, made on first sight. */
final class CaseStore {

  private static final String SELECT =
      """
      select c.case_id, c.id, s.failed, s.errored, s.length
      from test_case c left join case_state s on s.project_id = c.project_id and s.case_id = c.id
      where c.project_id = ? and c.case_id = any (?)
      """;
  private static final String INSERT =
      """
      insert into test_case (project_id, suite_id, case_id, suite_name, class_name, name, variant)
      select ?, ?, u.*
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]) as u
      returning case_id, id
      """;

  private CaseStore() {}

  /**
   * The cases of these runs with their windows; asks the database only for what the cache lacks. To
   * be called under the suite's lock.
   */
  static Map<UUID, KnownCase> resolve(
      Connection connection, Suite suite, List<TestCaseRun> runs, Map<UUID, KnownCase> cache)
      throws SQLException {
    Map<UUID, KnownCase> known = new HashMap<>(runs.size() * 2);
    List<TestCaseRun> unknown = new ArrayList<>();
    for (TestCaseRun run : runs) {
      KnownCase cached = cache.get(run.caseId());
      if (cached == null) {
        unknown.add(run);
      } else {
        known.put(run.caseId(), cached);
      }
    }
    if (!unknown.isEmpty()) {
      select(connection, suite, unknown, known);
      unknown.removeIf(run -> known.containsKey(run.caseId()));
      insert(connection, suite, unknown, known);
    }
    return known;
  }

  private static void select(
      Connection connection, Suite suite, List<TestCaseRun> runs, Map<UUID, KnownCase> known)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setInt(1, suite.projectId());
      select.setArray(2, connection.createArrayOf("uuid", ids(runs)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Window window = new Window(row.getLong(3), row.getLong(4), row.getInt(5));
          known.put(row.getObject(1, UUID.class), new KnownCase(row.getLong(2), window));
        }
      }
    }
  }

  private static void insert(
      Connection connection, Suite suite, List<TestCaseRun> runs, Map<UUID, KnownCase> known)
      throws SQLException {
    if (runs.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, suite.projectId());
      insert.setInt(2, suite.id());
      insert.setArray(3, connection.createArrayOf("uuid", ids(runs)));
      insert.setObject(4, texts(runs, TestCaseRun::suiteName));
      insert.setObject(5, texts(runs, TestCaseRun::className));
      insert.setObject(6, texts(runs, TestCaseRun::name));
      insert.setObject(7, texts(runs, TestCaseRun::variant));
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          known.put(row.getObject(1, UUID.class), new KnownCase(row.getLong(2), Window.EMPTY));
        }
      }
    }
  }

  private static Object[] ids(List<TestCaseRun> runs) {
    return runs.stream().map(TestCaseRun::caseId).toArray();
  }

  private static String[] texts(
      List<TestCaseRun> runs,
      Function<TestCaseRun, @org.jspecify.annotations.Nullable String> text) {
    return runs.stream().map(text).toArray(String[]::new);
  }
}
