package io.argus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresProcessTest {

  private static PostgresProcess postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresProcess.startTemporary();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void its_owner_creates_schemas() throws SQLException {
    try (Connection owner = connect("argus", postgres.passwords().owner());
        Statement statement = owner.createStatement()) {
      statement.execute("create schema analytics");
      statement.execute("create table analytics.t (n int)");

      try (ResultSet result = statement.executeQuery("select count(*) from analytics.t")) {
        assertThat(result.next()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create schema mine",
        "create temp table mine (n int)",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'mine')",
      })
  void its_readers_connect_but_create_nothing(String what) throws SQLException {
    try (Connection reader = connect("argus_reader", postgres.passwords().reader());
        Statement statement = reader.createStatement()) {
      assertThatThrownBy(() -> statement.execute(what)).hasMessageContaining("permission denied");
    }
  }

  @Test
  void its_readers_wait_a_minute_at_most() throws SQLException {
    try (Connection reader = connect("argus_reader", postgres.passwords().reader());
        Statement statement = reader.createStatement();
        ResultSet result = statement.executeQuery("show statement_timeout")) {
      result.next();
      assertThat(result.getString(1)).isEqualTo("1min");
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    assertThatThrownBy(() -> connect("argus_report", "guess"))
        .hasMessageContaining("password authentication failed");
  }

  private static Connection connect(String user, String password) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), user, password);
  }
}
