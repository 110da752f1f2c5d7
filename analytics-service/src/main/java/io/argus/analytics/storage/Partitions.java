package io.argus.analytics.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the weekly partitions that a run needs, before its transaction. A partition is made beside
 * its table and then attached, which neither waits for readers and writers nor stops them.
 */
@ApplicationScoped
public class Partitions {

  /** Any constant: two writers must not make the same partition at once. */
  private static final long LOCK = 0x4172_6775_7350_6172L;

  private final Transactions transactions;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  @Inject
  Partitions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The Monday (UTC) whose partition holds what started at that time. */
  public static LocalDate weekOf(Instant startedAt) {
    return startedAt
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Idempotent; returns at once when this process has seen the week before. */
  public void ensure(LocalDate week) throws SQLException {
    if (known.contains(week)) {
      return;
    }
    transactions.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
          }
          make(connection, "test_case_run", week, " 00:00+00");
          make(connection, "failure", week, "");
          return week;
        });
    known.add(week);
  }

  /**
   * Tells the planner what a large run has changed; until then it may choose plans for few rows.
   */
  public void analyze(LocalDate week) throws SQLException {
    transactions.run(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("analyze test_case, case_state, test_case_run_" + suffix(week));
          }
          return week;
        });
  }

  private static String suffix(LocalDate week) {
    return week.toString().replace("-", "");
  }

  /**
   * @param midnight what makes a date a bound of the table's partition key
   */
  private static void make(Connection connection, String table, LocalDate week, String midnight)
      throws SQLException {
    String partition = table + "_" + suffix(week);
    try (Statement statement = connection.createStatement()) {
      if (exists(statement, partition)) {
        return;
      }
      statement.execute("create table " + partition + " (like " + table + " including all)");
      statement.execute(
          "alter table %s attach partition %s for values from ('%s%s') to ('%s%s')"
              .formatted(table, partition, week, midnight, week.plusWeeks(1), midnight));
    }
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select to_regclass('" + table + "') is not null")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
