package io.argus.analytics.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One week's partition of a result table, as the catalog has it: it may be missing, stand beside
 * its table, belong to it, or be on its way out.
 *
 * @param week its Monday
 */
record WeekTable(Parent parent, LocalDate week, State state) {

  /** The tables that are cut by week. */
  enum Parent {
    TEST_CASE_RUN("test_case_run", " 00:00+00"),
    FAILURE("failure", "");

    private final String table;
    private final String midnight;

    /**
     * @param midnight what makes a date a bound of the table's partition key
     */
    Parent(String table, String midnight) {
      this.table = table;
      this.midnight = midnight;
    }
  }

  /** How the partition stands to its table. */
  enum State {
    ATTACHED,
    /** Somebody is detaching it, or has died while doing so. */
    LEAVING,
    DETACHED
  }

  private static final String SELECT =
      """
      select right(c.relname, 8),
        case when i.inhrelid is null then 'DETACHED' when i.inhdetachpending then 'LEAVING' else 'ATTACHED' end
      from pg_class c left join pg_inherits i on i.inhrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and c.relname ~ '^%s_[0-9]{8}$'
      order by 1
      """;

  /** Those of all weeks, oldest first. */
  static List<WeekTable> all(Connection connection) throws SQLException {
    List<WeekTable> tables = new ArrayList<>();
    for (Parent parent : Parent.values()) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(SELECT.formatted(parent.table))) {
        while (row.next()) {
          LocalDate week = LocalDate.parse(row.getString(1), DateTimeFormatter.BASIC_ISO_DATE);
          tables.add(new WeekTable(parent, week, State.valueOf(row.getString(2))));
        }
      }
    }
    return tables;
  }

  /** Those of one week; the missing are left out. */
  static List<WeekTable> of(Connection connection, LocalDate week) throws SQLException {
    return all(connection).stream().filter(table -> table.week.equals(week)).toList();
  }

  static String nameOf(Parent parent, LocalDate week) {
    return parent.table + "_" + week.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /**
   * Made beside its table, to be attached: that neither waits for readers and writers nor stops
   * them.
   */
  static WeekTable create(Connection connection, Parent parent, LocalDate week)
      throws SQLException {
    String sql = "create table %s (like %s including all)";
    execute(connection, sql.formatted(nameOf(parent, week), parent.table));
    return new WeekTable(parent, week, State.DETACHED);
  }

  void attach(Connection connection) throws SQLException {
    String bounds = "for values from ('%s%s') to ('%s%s')";
    String week =
        bounds.formatted(this.week, parent.midnight, this.week.plusWeeks(1), parent.midnight);
    execute(
        connection, "alter table %s attach partition %s ".formatted(parent.table, name()) + week);
  }

  /**
   * Waits for those who use the table now and stops nobody. What comes for the week from here on is
   * refused with {@code 23514}.
   *
   * @param connection without a transaction
   */
  void detach(Connection connection) throws SQLException {
    String sql = "alter table %s detach partition %s ".formatted(parent.table, name());
    switch (state) {
      case ATTACHED -> execute(connection, sql + "concurrently");
      case LEAVING -> execute(connection, sql + "finalize");
      case DETACHED -> {}
    }
  }

  void drop(Connection connection) throws SQLException {
    execute(connection, "drop table " + name());
  }

  private String name() {
    return nameOf(parent, week);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
