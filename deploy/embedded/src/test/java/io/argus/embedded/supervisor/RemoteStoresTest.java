package io.argus.embedded.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.contracts.event.Topics;
import io.argus.embedded.FreePorts;
import io.argus.embedded.KafkaProcess;
import io.argus.embedded.PostgresPasswords;
import io.argus.embedded.PostgresProcess;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.stack.Stores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Kafka and a PostgreSQL that are there already, as somebody else's would be. */
class RemoteStoresTest {

  private static final PostgresPasswords MADE = PostgresPasswords.random();

  private static KafkaProcess kafka;
  private static PostgresProcess postgres;

  @BeforeAll
  static void start() throws Exception {
    kafka = KafkaProcess.startTemporary();
    postgres = PostgresProcess.startTemporary();
  }

  @AfterAll
  static void stop() {
    kafka.close();
    postgres.close();
  }

  @Test
  void creates_the_topics_that_are_missing() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(Topics.INSIGHTS)).all().get();

      superuser().prepare();

      TopicDescription topic =
          admin.describeTopics(List.of(Topics.INSIGHTS)).allTopicNames().get().get(Topics.INSIGHTS);
      assertThat(topic.partitions()).hasSize(12);
    }
  }

  @Test
  void a_superuser_creates_the_roles_in_an_empty_database() throws Exception {
    sql("drop database if exists fresh");
    sql("create database fresh");
    sql("drop owned by argus, argus_report, argus_reader");
    sql("drop role argus, argus_report, argus_reader");
    String url = postgres.jdbcUrl().replaceFirst("/argus$", "/fresh");
    Stores stores = stores(kafka(), url, "postgres", root(), Optional.empty()).prepare();

    assertThat(stores.passwords().report()).isEqualTo(MADE.report());
    for (Map.Entry<String, String> role :
        Map.of("argus_report", MADE.report(), "argus_reader", MADE.reader()).entrySet()) {
      try (Connection connection =
          DriverManager.getConnection(url, role.getKey(), role.getValue())) {
        assertThat(connection.isValid(5)).as(role.getKey()).isTrue();
      }
    }
    // A second start changes nothing.
    assertThat(stores(kafka(), url, "postgres", root(), Optional.empty()).prepare())
        .isEqualTo(stores);
  }

  @Test
  void who_may_not_create_roles_has_to_say_the_password_of_the_reader() throws Exception {
    superuser().prepare();
    sql("drop role if exists plain");
    sql("create role plain login password 'plain'");
    sql("alter role argus_report password 'from-the-dba'");
    String url = postgres.jdbcUrl();

    assertThatThrownBy(() -> stores(kafka(), url, "plain", "plain", Optional.empty()).prepare())
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("Set ARGUS_DB_REPORT_PASSWORD");
    assertThatThrownBy(() -> stores(kafka(), url, "plain", "plain", Optional.of("no")).prepare())
        .hasMessageContaining("ARGUS_DB_REPORT_PASSWORD is not the password of role argus_report");
    Stores told = stores(kafka(), url, "plain", "plain", Optional.of("from-the-dba")).prepare();
    assertThat(told.passwords().report()).isEqualTo("from-the-dba");
  }

  @Test
  void names_the_variables_of_a_database_that_does_not_let_it_in() {
    String url = "jdbc:postgresql://127.0.0.1:" + FreePorts.any() + "/argus";

    assertThatThrownBy(() -> stores(kafka(), url, "argus", "x", Optional.empty()).prepare())
        .isInstanceOf(StackFailure.class)
        .hasMessageContainingAll(url, "ARGUS_DB_URL", "refused");
    assertThatThrownBy(
            () -> stores(kafka(), postgres.jdbcUrl(), "postgres", "x", Optional.empty()).prepare())
        .hasMessageContainingAll("ARGUS_DB_PASSWORD", "password authentication failed");
  }

  @Test
  void names_the_variable_of_a_kafka_that_is_not_there() {
    String nowhere = "127.0.0.1:" + FreePorts.any();

    for (String servers : List.of(nowhere, "no-port", "no.such.host.invalid:9092")) {
      assertThatThrownBy(
              () ->
                  stores(servers, postgres.jdbcUrl(), "postgres", root(), Optional.empty())
                      .prepare())
          .isInstanceOf(StackFailure.class)
          .hasMessageContainingAll(servers, "ARGUS_KAFKA_BOOTSTRAP_SERVERS");
    }
  }

  private static RemoteStores superuser() {
    return stores(kafka(), postgres.jdbcUrl(), "postgres", root(), Optional.empty());
  }

  private static RemoteStores stores(
      String servers, String url, String user, String password, Optional<String> report) {
    Storage.Remote remote =
        new Storage.Remote(
            servers, Optional.empty(), url, user, password, report, Optional.empty());
    return new RemoteStores(remote, MADE, Map.of());
  }

  private static String kafka() {
    return kafka.bootstrapServers();
  }

  private static String root() {
    return postgres.passwords().superuser();
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), "postgres", root());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
