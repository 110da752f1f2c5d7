package io.argus.analytics.storage;

import io.argus.analytics.storage.WeekTable.Parent;
import io.argus.analytics.storage.WeekTable.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Makes the weekly partitions that a run needs, before its transaction, and drops those that nobody
 * needs any more. Neither waits for readers and writers of other weeks nor stops them.
 */
@ApplicationScoped
public class Partitions {

  /** Any constant: two writers must not make, attach or drop the same partition at once. */
  private static final long LOCK = 0x4172_6775_7350_6172L;

  private static final String NO_PARTITION = "23514";
  private static final String OBJECT_IN_USE = "55006";

  private final Transactions transactions;
  private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

  @Inject
  Partitions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Asks in a transaction whether nothing is left that needs a week. */
  public interface Question {
    boolean ask(Connection connection) throws SQLException;
  }

  /** The Monday (UTC) whose partition holds what started at that time. */
  public static LocalDate weekOf(Instant startedAt) {
    return startedAt
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /**
   * Runs work that writes into a week, in a transaction; tries again once when another process has
   * dropped the week since this one saw it.
   */
  public <T, E extends Exception> T within(LocalDate week, Transactions.Work<T, E> work)
      throws SQLException, E {
    ensure(week);
    try {
      return transactions.run(work);
    } catch (SQLException e) {
      if (!NO_PARTITION.equals(e.getSQLState())) {
        throw e;
      }
      known.clear();
      ensure(week);
      return transactions.run(work);
    }
  }

  /** Idempotent; returns at once when this process has seen the week before. */
  void ensure(LocalDate week) throws SQLException {
    if (known.contains(week)) {
      return;
    }
    transactions.run(
        connection -> {
          lock(connection);
          List<WeekTable> present = WeekTable.of(connection, week);
          for (Parent parent : Parent.values()) {
            attached(connection, parent, week, present);
          }
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
            statement.execute(
                "analyze test_case, case_state, " + WeekTable.nameOf(Parent.TEST_CASE_RUN, week));
          }
          return week;
        });
  }

  /** The weeks that have a table, oldest first, attached or not. */
  public SortedSet<LocalDate> weeks(Connection connection) throws SQLException {
    return WeekTable.all(connection).stream()
        .map(WeekTable::week)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Finishes what somebody began and could not end: a table that is half out would keep every other
   * one in.
   *
   * @param connection without a transaction
   */
  public void finishDetaching(Connection connection) throws SQLException {
    for (WeekTable table : WeekTable.all(connection)) {
      if (table.state() == State.LEAVING) {
        table.detach(connection);
      }
    }
  }

  /**
   * Takes a week out of its tables and drops it; takes it in again when something has come for it
   * meanwhile. Can be repeated wherever it broke off.
   *
   * @param connection without a transaction
   * @return false when the week is needed, or gone already
   */
  public boolean drop(Connection connection, LocalDate week, Question unused) throws SQLException {
    for (WeekTable table : WeekTable.of(connection, week)) {
      table.detach(connection);
    }
    known.remove(week);
    return transactions.run(
        writing -> {
          lock(writing);
          List<WeekTable> out =
              WeekTable.of(writing, week).stream()
                  .filter(table -> table.state() == State.DETACHED)
                  .toList();
          boolean drop = unused.ask(writing);
          for (WeekTable table : out) {
            if (drop) {
              table.drop(writing);
            } else {
              table.attach(writing);
            }
          }
          return drop && !out.isEmpty();
        });
  }

  private static void attached(
      Connection connection, Parent parent, LocalDate week, List<WeekTable> present)
      throws SQLException {
    Optional<WeekTable> found =
        present.stream().filter(table -> table.parent() == parent).findFirst();
    WeekTable table = found.isPresent() ? found.get() : WeekTable.create(connection, parent, week);
    switch (table.state()) {
      case ATTACHED -> {}
      case DETACHED -> table.attach(connection);
      case LEAVING ->
          throw new SQLException("week " + week + " is being dropped just now", OBJECT_IN_USE);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
    }
  }
}
