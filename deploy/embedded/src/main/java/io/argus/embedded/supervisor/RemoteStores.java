package io.argus.embedded.supervisor;

import io.argus.embedded.KafkaTopics;
import io.argus.embedded.PostgresPasswords;
import io.argus.embedded.PostgresRoles;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.stack.Stores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Makes a Kafka and a PostgreSQL that somebody else runs ready for the services, or says which
 * variable is wrong and what to do.
 *
 * @param made passwords for roles that have none yet; kept, so that a later start knows them
 * @param environment the user's; {@code KAFKA_*} are client settings, as they are for the services
 */
record RemoteStores(
    Storage.Remote remote, PostgresPasswords made, Map<String, String> environment) {

  private static final String KAFKA_SETTING = "KAFKA_";
  private static final int KAFKA_LIMIT_MS = 10_000;
  private static final String DATABASE_LIMIT_SECONDS = "10";
  private static final String REPORT = "argus_report";
  private static final String READER = "argus_reader";

  /** Creates topics and roles that are missing; answers where the services find everything. */
  Stores prepare() throws StackFailure, InterruptedException {
    createTopics();
    Stores stores = Stores.remote(remote, made, environment);
    return stores.with(roles(stores.passwords()));
  }

  private void createTopics() throws StackFailure, InterruptedException {
    try {
      KafkaTopics.create(kafkaClient(), remote.replication());
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw why instanceof TimeoutException ? unreachable(why) : refused(why);
    } catch (KafkaException e) {
      throw unreachable(e.getCause() == null ? e : e.getCause());
    }
  }

  private Map<String, Object> kafkaClient() {
    Map<String, Object> client = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(KAFKA_SETTING)) {
            String setting = name.substring(KAFKA_SETTING.length()).replace('_', '.');
            client.put(setting.toLowerCase(Locale.ROOT), value);
          }
        });
    client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, remote.bootstrapServers());
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, KAFKA_LIMIT_MS);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, KAFKA_LIMIT_MS / 2);
    return client;
  }

  private StackFailure unreachable(Throwable why) {
    return new StackFailure(
        "Can't reach Kafka at %s: %s. Check ARGUS_KAFKA_BOOTSTRAP_SERVERS, and that this machine may connect there."
            .formatted(remote.bootstrapServers(), why.getMessage()),
        why);
  }

  private StackFailure refused(Throwable why) {
    return new StackFailure(
        "Can't create the topics in Kafka at %s: %s. Let this client create topics, or create them yourself (deploy/docker/kafka-setup.sh); ARGUS_KAFKA_REPLICATION sets their number of copies."
            .formatted(remote.bootstrapServers(), why.getMessage()),
        why);
  }

  /** Answers passwords that work; that of the reader is empty where it is not known. */
  private PostgresPasswords roles(PostgresPasswords passwords) throws StackFailure {
    try (Connection connection = connect(remote.user(), remote.password());
        Statement statement = connection.createStatement()) {
      boolean mayCreate =
          is(
              statement,
              "select rolsuper or rolcreaterole from pg_roles where rolname = current_user");
      if (missing(statement, REPORT) || missing(statement, READER) || lacksDigest(statement)) {
        createRoles(connection, statement, mayCreate, passwords);
      }
      if (!signsIn(REPORT, passwords.report())) {
        setReportPassword(statement, mayCreate, passwords.report());
      }
      boolean knowsReader = signsIn(READER, passwords.reader());
      return knowsReader
          ? passwords
          : new PostgresPasswords(passwords.superuser(), passwords.owner(), passwords.report(), "");
    } catch (SQLException e) {
      throw new StackFailure(
          "Can't use PostgreSQL at %s as %s: %s. Check ARGUS_DB_URL, ARGUS_DB_USER and ARGUS_DB_PASSWORD."
              .formatted(remote.jdbcUrl(), remote.user(), e.getMessage()),
          e);
    }
  }

  private void createRoles(
      Connection connection, Statement statement, boolean mayCreate, PostgresPasswords passwords)
      throws StackFailure, SQLException {
    String advice =
        "Let a superuser run deploy/postgres/roles.sql there, and set ARGUS_DB_REPORT_PASSWORD to"
            + " the password of role argus_report.";
    if (!mayCreate) {
      throw new StackFailure(
          "The database at %s lacks role argus_report, role argus_reader or schema digest, and %s may not create them. %s"
              .formatted(remote.jdbcUrl(), remote.user(), advice));
    }
    connection.setAutoCommit(false);
    try {
      // Should role argus be created, too, it gets a password of its own.
      PostgresRoles.create(
          statement,
          new PostgresPasswords(
              made.superuser(), made.owner(), passwords.report(), passwords.reader()));
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw new StackFailure(
          "Can't create the roles of Argus at %s as %s: %s. %s"
              .formatted(remote.jdbcUrl(), remote.user(), e.getMessage(), advice),
          e);
    }
    connection.setAutoCommit(true);
  }

  private void setReportPassword(Statement statement, boolean mayCreate, String password)
      throws StackFailure {
    if (remote.reportPassword().isPresent()) {
      throw new StackFailure(
          "ARGUS_DB_REPORT_PASSWORD is not the password of role argus_report at "
              + remote.jdbcUrl());
    }
    try {
      if (mayCreate) {
        PostgresRoles.setPassword(statement, REPORT, password);
        return;
      }
    } catch (SQLException mayNot) {
      // Then its owner has to tell the password.
    }
    throw new StackFailure(
        "Set ARGUS_DB_REPORT_PASSWORD to the password of role argus_report at %s: report-service signs in with it."
            .formatted(remote.jdbcUrl()));
  }

  private boolean signsIn(String role, String password) {
    try (Connection connection = connect(role, password)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connect(String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", DATABASE_LIMIT_SECONDS);
    properties.setProperty("connectTimeout", DATABASE_LIMIT_SECONDS);
    return DriverManager.getConnection(remote.jdbcUrl(), properties);
  }

  private static boolean missing(Statement statement, String role) throws SQLException {
    return is(statement, "select not exists (select from pg_roles where rolname = '" + role + "')");
  }

  private static boolean lacksDigest(Statement statement) throws SQLException {
    return is(statement, "select not exists (select from pg_namespace where nspname = 'digest')");
  }

  private static boolean is(Statement statement, String question) throws SQLException {
    try (ResultSet result = statement.executeQuery(question)) {
      return result.next() && result.getBoolean(1);
    }
  }
}
