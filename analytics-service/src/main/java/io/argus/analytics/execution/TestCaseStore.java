package io.argus.analytics.execution;

import io.argus.analytics.retention.RunRemoval;
import io.argus.analytics.run.Suite;
import io.argus.analytics.run.SuiteStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Test cases by their public ids. Those of runs are made by the consumer, too. */
@ApplicationScoped
class TestCaseStore {

  /** Whoever registers waits this long for a run of the suite that is being stored. */
  private static final String PATIENCE = "set local lock_timeout = '10s'";

  private static final String REGISTER =
      """
      insert into test_case (project_id, suite_id, case_id, suite_name, class_name, name, variant, registered_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (case_id, project_id) do update
        set registered_at = coalesce(test_case.registered_at, excluded.registered_at)
      returning xmax = 0
      """;

  private static final String SELECT =
      """
      select c.case_id, p.slug, s.slug, c.suite_name, c.class_name, c.name, c.variant, p.id, p.enabled
      from test_case c join project p on p.id = c.project_id join suite s on s.id = c.suite_id
      where c.case_id = any (?)
      """;

  private static final String LOCK = "select from test_case where case_id = ? for update";

  private static final String SUITE = "select suite_id from test_case where case_id = ?";

  /** Runs that executions have become hold this case and nothing else. */
  private static final String RUNS_OF_EXECUTIONS =
      """
      select r.run_id
      from test_case c
      join test_case_run t on t.project_id = c.project_id and t.case_id = c.id
      join test_run r on r.project_id = t.project_id and r.id = t.run_id
      where c.case_id = ? and r.run_key like '%s%%' and r.total = 1
      """
          .formatted(FinishedRun.KEY_PREFIX);

  /** What other runs refer to stays: they would not add up without it. */
  private static final String DELETE =
      """
      delete from test_case c where c.case_id = ? and not exists (
        select from test_case_run t join test_run r on r.project_id = t.project_id and r.id = t.run_id
        where t.project_id = c.project_id and t.case_id = c.id)
      """;

  private static final String UNREGISTER =
      "update test_case set registered_at = null where case_id = ?";

  private final EntityManager entities;
  private final SuiteStore suites;
  private final Clock clock;

  @Inject
  TestCaseStore(EntityManager entities, SuiteStore suites, Clock clock) {
    this.entities = entities;
    this.suites = suites;
    this.clock = clock;
  }

  /** Makes the case, its suite and project unless they are there; true when the case is new. */
  @Transactional
  boolean register(CaseRegistration wanted) {
    return session().doReturningWork(connection -> insert(connection, wanted));
  }

  Optional<TestCaseRef> find(UUID caseId) {
    return Optional.ofNullable(find(Set.of(caseId)).get(caseId));
  }

  Map<UUID, TestCaseRef> find(Collection<UUID> caseIds) {
    return session().doReturningWork(connection -> select(connection, caseIds));
  }

  /** Nobody refers to it anew until the transaction ends; false when it is gone. */
  boolean lock(UUID caseId) {
    return session()
        .doReturningWork(
            connection -> {
              execute(connection, PATIENCE);
              lockSuite(connection, caseId);
              try (PreparedStatement select = connection.prepareStatement(LOCK)) {
                select.setObject(1, caseId);
                try (ResultSet row = select.executeQuery()) {
                  return row.next();
                }
              }
            });
  }

  /**
   * Forgets that it was registered and what its executions have become, and all of it unless other
   * runs refer to it. It must not have executions any more.
   */
  void delete(UUID caseId) {
    session()
        .doWork(
            connection -> {
              execute(connection, PATIENCE);
              Optional<Suite> suite = lockSuite(connection, caseId);
              if (suite.isPresent()) {
                execute(connection, UNREGISTER, caseId);
                for (UUID runId : runsOfExecutions(connection, caseId)) {
                  RunRemoval.remove(connection, runId, clock.instant());
                }
                execute(connection, DELETE, caseId);
                SuiteStore.stored(connection, suite.get());
              }
            });
  }

  private boolean insert(Connection connection, CaseRegistration wanted) throws SQLException {
    execute(connection, PATIENCE);
    Suite suite = suites.lock(connection, wanted.project(), wanted.suiteId());
    try (PreparedStatement insert = connection.prepareStatement(REGISTER)) {
      insert.setInt(1, suite.projectId());
      insert.setInt(2, suite.id());
      insert.setObject(3, wanted.caseId());
      insert.setString(4, wanted.suiteName());
      insert.setString(5, wanted.className());
      insert.setString(6, wanted.name());
      insert.setString(7, wanted.variant());
      insert.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static Map<UUID, TestCaseRef> select(Connection connection, Collection<UUID> caseIds)
      throws SQLException {
    Map<UUID, TestCaseRef> found = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("uuid", caseIds.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          found.put(
              id,
              new TestCaseRef(
                  id,
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getString(7),
                  row.getInt(8),
                  row.getBoolean(9)));
        }
      }
    }
    return found;
  }

  private static List<UUID> runsOfExecutions(Connection connection, UUID caseId)
      throws SQLException {
    List<UUID> runs = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RUNS_OF_EXECUTIONS)) {
      select.setObject(1, caseId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          runs.add(row.getObject(1, UUID.class));
        }
      }
    }
    return runs;
  }

  private static Optional<Suite> lockSuite(Connection connection, UUID caseId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SUITE)) {
      select.setObject(1, caseId);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(SuiteStore.lock(connection, row.getInt(1)))
            : Optional.empty();
      }
    }
  }

  private static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object parameter : List.of(parameters)) {
        statement.setObject(1, parameter);
      }
      statement.execute();
    }
  }

  private Session session() {
    return entities.unwrap(Session.class);
  }
}
