package io.argus.analytics.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.argus.analytics.testdata.Tables;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a week that no run of any other test can have. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class PartitionsTest {

  private static final LocalDate WEEK = LocalDate.parse("2001-01-01");

  @Inject Partitions partitions;
  @Inject Transactions transactions;
  @Inject AgroalDataSource dataSource;
  @Inject Tables tables;

  @AfterEach
  void drop() throws SQLException {
    transactions.without(
        connection -> {
          partitions.finishDetaching(connection);
          return partitions.drop(connection, WEEK, asked -> true);
        });
  }

  @Test
  void a_week_is_made_once_and_dropped_once() throws Exception {
    partitions.ensure(WEEK);
    partitions.ensure(WEEK);
    assertThat(states()).containsExactly(WeekTable.State.ATTACHED, WeekTable.State.ATTACHED);

    assertThat(dropUnless(false)).isTrue();
    assertThat(states()).isEmpty();
    assertThat(dropUnless(false)).isFalse();

    partitions.ensure(WEEK);
    assertThat(states()).containsExactly(WeekTable.State.ATTACHED, WeekTable.State.ATTACHED);
  }

  @Test
  void a_week_that_is_needed_after_all_is_taken_in_again() throws Exception {
    partitions.ensure(WEEK);
    write();

    assertThat(dropUnless(true)).isFalse();

    assertThat(states()).containsExactly(WeekTable.State.ATTACHED, WeekTable.State.ATTACHED);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void a_week_that_was_left_detached_is_taken_in_by_whoever_writes() throws Exception {
    partitions.ensure(WEEK);
    tables.execute("alter table failure detach partition failure_20010101");
    tables.execute("alter table test_case_run detach partition test_case_run_20010101");

    write();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void an_interrupted_drop_is_waited_for_and_finished() throws Exception {
    partitions.ensure(WEEK);
    try (Connection reader = dataSource.getConnection()) {
      reader.setAutoCommit(false);
      try (Statement statement = reader.createStatement()) {
        statement.execute("select count(*) from test_case_run");
      }
      assertThatThrownBy(
              () ->
                  transactions.without(
                      connection -> {
                        try (Statement statement = connection.createStatement()) {
                          statement.execute("set lock_timeout = '200ms'");
                          return partitions.drop(connection, WEEK, asked -> true);
                        } finally {
                          try (Statement statement = connection.createStatement()) {
                            statement.execute("reset lock_timeout");
                          }
                        }
                      }))
          .isInstanceOf(SQLException.class);
      assertThat(states()).contains(WeekTable.State.LEAVING);

      assertThatThrownBy(this::write)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(DatabaseTrouble.isPassing(e)).isTrue());
      reader.rollback();
    }

    transactions.without(
        connection -> {
          partitions.finishDetaching(connection);
          return WEEK;
        });
    write();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void another_refusal_is_not_taken_for_a_missing_week() {
    assertThatThrownBy(
            () ->
                partitions.within(
                    WEEK,
                    connection -> {
                      throw new SQLException("a check", "23514");
                    }))
        .hasMessage("a check");
  }

  private void write() throws SQLException {
    partitions.within(
        WEEK,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                "insert into test_case_run (project_id, case_id, started_at, run_id, status, attempt, shard) values (-1, 1, '2001-01-03', 1, 0, 1, 0)");
          }
        });
  }

  private boolean dropUnless(boolean needed) throws SQLException {
    return transactions.without(connection -> partitions.drop(connection, WEEK, asked -> !needed));
  }

  private List<WeekTable.State> states() throws SQLException {
    return transactions.run(
        connection -> WeekTable.of(connection, WEEK).stream().map(WeekTable::state).toList());
  }

  private int rows() {
    return tables.number("select count(*) from test_case_run where project_id = -1");
  }
}
