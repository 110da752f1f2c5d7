package io.argus.testing;

import io.argus.embedded.KafkaProcess;
import io.argus.embedded.PostgresPasswords;
import io.argus.embedded.PostgresProcess;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * The backends that run, each started at first use and once per JVM: embedded, or in containers
 * with {@code -Dargus.test.containers=true}. They end with the JVM.
 */
public final class Backends {

  private static final boolean CONTAINERS = Boolean.getBoolean("argus.test.containers");

  private static final String SERVERS = "servers";

  private Backends() {}

  /** Bootstrap servers of a Kafka that has the topics of Argus. */
  public static String kafka() {
    Callable<String> start = CONTAINERS ? Containers::kafka : Backends::embeddedKafka;
    Map<String, String> made = JvmWide.once("kafka", () -> Map.of(SERVERS, start.call()));
    return Objects.requireNonNull(made.get(SERVERS));
  }

  /** A PostgreSQL with database {@code argus} and the roles of Argus, without tables. */
  public static TestDatabase postgres() {
    Callable<TestDatabase> start = CONTAINERS ? Containers::postgres : Backends::embeddedPostgres;
    return TestDatabase.fromMap(JvmWide.once("postgres", () -> start.call().asMap()));
  }

  private static String embeddedKafka() throws Exception {
    KafkaProcess kafka = KafkaProcess.startTemporary();
    return kafka.bootstrapServers();
  }

  private static TestDatabase embeddedPostgres() throws Exception {
    PostgresProcess postgres = PostgresProcess.startTemporary();
    return database(postgres.jdbcUrl(), postgres.passwords());
  }

  static TestDatabase database(String jdbcUrl, PostgresPasswords passwords) {
    return new TestDatabase(
        jdbcUrl,
        Map.of(
            "argus", passwords.owner(),
            "argus_report", passwords.report(),
            "argus_reader", passwords.reader()));
  }
}
