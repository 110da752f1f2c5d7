package io.argus.testing;

import io.argus.embedded.KafkaTopics;
import io.argus.embedded.PostgresPasswords;
import io.argus.embedded.PostgresRoles;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same backends in containers, for whoever asked for them. */
final class Containers {

  private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
  private static final String POSTGRES_IMAGE = "postgres:18";

  private Containers() {}

  static String kafka() throws Exception {
    requireDocker();
    @SuppressWarnings("resource") // ended with the JVM by Testcontainers
    KafkaContainer kafka =
        new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    kafka.start();
    KafkaTopics.create(kafka.getBootstrapServers());
    return kafka.getBootstrapServers();
  }

  static TestDatabase postgres() throws Exception {
    requireDocker();
    PostgresPasswords passwords = PostgresPasswords.random();
    @SuppressWarnings("resource") // ended with the JVM by Testcontainers
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(POSTGRES_IMAGE)
            .withUsername("postgres")
            .withPassword(passwords.superuser());
    postgres.start();
    String server = postgres.getHost() + ":" + postgres.getFirstMappedPort();
    PostgresRoles roles = new PostgresRoles(server, passwords);
    roles.create();
    return Backends.database(roles.jdbcUrl(), passwords);
  }

  private static void requireDocker() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "-Dargus.test.containers=true needs Docker, and no Docker answers."
              + " Start it, or leave the property out: the tests then use embedded parts.");
    }
  }
}
