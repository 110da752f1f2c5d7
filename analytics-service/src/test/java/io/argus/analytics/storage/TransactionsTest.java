package io.argus.analytics.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.analytics.testdata.Tables;
import io.argus.testing.ArgusBackend;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Hibernate's transaction manager is in the pool, too; results must not notice. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class TransactionsTest {

  @Inject Transactions transactions;
  @Inject Tables tables;

  private final String slug = "p" + UUID.randomUUID();

  @Test
  void commits_what_returns() throws Exception {
    transactions.run(this::insert);

    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void rolls_back_what_throws_whatever_it_throws() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    connection -> {
                      insert(connection);
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);

    assertThat(stored()).isZero();
  }

  @Test
  void refuses_to_commit_what_belongs_to_a_transaction_of_hibernate() {
    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().call(() -> transactions.run(this::insert)))
        .hasRootCauseInstanceOf(SQLException.class);

    assertThat(stored()).isZero();
  }

  @Test
  void what_is_without_one_is_committed_at_once() throws Exception {
    assertThatThrownBy(
            () ->
                transactions.without(
                    connection -> {
                      insert(connection);
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(stored()).isEqualTo(1);
    assertThat(transactions.run(Connection::getAutoCommit)).isFalse();
  }

  private int insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("insert into project (slug) values ('" + slug + "')");
    }
  }

  private int stored() {
    return tables.number("select count(*) from project where slug = ?", slug);
  }
}
