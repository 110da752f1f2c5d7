package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.embedded.FreePorts;
import io.argus.embedded.KafkaProcess;
import io.argus.embedded.PostgresProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where results are kept, and where they are not. */
class StorageIT {

  private static final byte[] REPORT =
      "<testsuite name=\"s\"><testcase classname=\"C\" name=\"n\"/></testsuite>".getBytes(UTF_8);

  private final String project = Argus.newProject();

  @Test
  void memory_keeps_nothing_however_it_ends() throws Exception {
    try (Stack stack = Stack.start(Map.of("ARGUS_STORAGE", "memory"))) {
      Argus argus = new Argus(stack);
      String runId = argus.postAndRead(REPORT, Map.of("project", project)).getString("id");
      assertThat(files(stack.home().resolve("data"))).isEmpty();

      // When it is killed and started again
      kill(stack);
      stack.up();

      argus.get("/api/runs/" + runId, Map.of()).then().statusCode(404);
      argus.postAndRead(REPORT, Map.of("project", project));
      stack.argus("down");
      assertThat(stack.home().resolve("memory")).doesNotExist();
      assertThat(files(stack.home().resolve("data"))).isEmpty();
      assertThat(stack.home()).isDirectoryContaining("glob:**/admin-token");
      assertThat(stack.home().resolve("logs/argus.log")).content().contains("storage memory");
    }
  }

  @Test
  void remote_stores_have_the_results_and_keep_them() throws Exception {
    try (KafkaProcess kafka = KafkaProcess.startTemporary();
        PostgresProcess postgres = PostgresProcess.startTemporary();
        Stack stack = Stack.start(remote(kafka, postgres))) {
      Argus argus = new Argus(stack);

      String runId = argus.postAndRead(REPORT, Map.of("project", project)).getString("id");

      assertThat(stack.endpoints().at("/kafka/bootstrapServers").asText())
          .isEqualTo(kafka.bootstrapServers());
      assertThat(stack.endpoints().at("/kafka").has("pid")).isFalse();
      assertThat(stack.endpoints().has("mail")).isFalse();
      assertThat(runs(postgres)).isEqualTo(1);
      assertThat(files(stack.home().resolve("data"))).isEmpty();

      stack.argus("down");
      assertThat(runs(postgres)).isEqualTo(1);
      stack.up();
      argus.get("/api/runs/" + runId, Map.of()).then().statusCode(200);
    }
  }

  @Test
  void remote_stores_that_are_not_there_end_the_start_with_what_to_do() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "ARGUS_STORAGE", "remote",
                "ARGUS_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + FreePorts.any(),
                "ARGUS_DB_URL", "jdbc:postgresql://127.0.0.1:1/argus",
                "ARGUS_DB_USER", "argus"));

    assertThatThrownBy(() -> Stack.start(environment))
        .hasMessageContainingAll("ended with 2", "ARGUS_DB_PASSWORD");

    environment.put("ARGUS_DB_PASSWORD", "secret");
    assertThatThrownBy(() -> Stack.start(environment))
        .hasMessageContainingAll("ended with 1", "ARGUS_KAFKA_BOOTSTRAP_SERVERS");
  }

  private static Map<String, String> remote(KafkaProcess kafka, PostgresProcess postgres) {
    return Map.of(
        "ARGUS_STORAGE", "remote",
        "ARGUS_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
        "ARGUS_DB_URL", postgres.jdbcUrl(),
        "ARGUS_DB_USER", "argus",
        "ARGUS_DB_PASSWORD", postgres.passwords().owner(),
        "ARGUS_DB_REPORT_PASSWORD", postgres.passwords().report());
  }

  private static void kill(Stack stack) throws IOException {
    JsonNode state =
        new ObjectMapper().readTree(Files.readString(stack.home().resolve("run/supervisor.json")));
    ProcessHandle supervisor = ProcessHandle.of(state.at("/supervisor/pid").asLong()).orElseThrow();
    supervisor.destroyForcibly();
    await().atMost(Duration.ofSeconds(30)).until(() -> !supervisor.isAlive());
  }

  private static int runs(PostgresProcess postgres) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), "argus", postgres.passwords().owner());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from analytics.test_run")) {
      result.next();
      return result.getInt(1);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
