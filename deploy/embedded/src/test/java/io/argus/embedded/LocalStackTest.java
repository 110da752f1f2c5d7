package io.argus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real starter, supervisor, Kafka, PostgreSQL and mail inbox, with stand-ins for the services.
 */
class LocalStackTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> PARTS =
      List.of("kafka", "postgres", "mail", "ingest", "analytics", "report", "gateway");

  @TempDir private static Path folder;
  private static StandInProject project;
  private static Path home;
  private static LocalStack stack;

  @BeforeAll
  static void start() throws Exception {
    project = StandInProject.create(Files.createDirectory(folder.resolve("a project")));
    home = Files.createDirectory(folder.resolve("a home"));
    stack = LocalStack.start(project.root(), home, FreePorts.any(), Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    stack.close();
  }

  @BeforeEach
  void bringUp() throws Exception {
    stack.up();
  }

  @Test
  void tells_where_every_part_is_to_its_owner_alone() throws Exception {
    JsonNode endpoints = stack.endpoints();

    for (String part : PARTS) {
      assertThat(process(endpoints, part)).as(part).matches(ProcessHandle::isAlive);
    }
    assertThat(endpoints.at("/postgres/jdbcUrl").asText())
        .startsWith("jdbc:postgresql://127.0.0.1:");
    for (String secret : List.of("run/endpoints.json", "run/supervisor.json", "admin-token")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(secret))))
          .as(secret)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void starts_a_part_that_dies_again_and_tells_its_new_pid() throws Exception {
    ProcessHandle gateway = process(stack.endpoints(), "gateway");

    gateway.destroyForcibly();

    await()
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () -> {
              assertThat(stack.argus("status")).contains("ready (1)");
              assertThat(pid(stack.endpoints(), "gateway")).isNotEqualTo(gateway.pid());
            });
  }

  @Test
  void restarts_only_what_was_built_anew() throws Exception {
    JsonNode before = stack.endpoints();
    project.change("report-service");

    String said = stack.up();

    JsonNode after = stack.endpoints();
    assertThat(said).contains("report was built anew");
    assertThat(pid(after, "report")).isNotEqualTo(pid(before, "report"));
    assertThat(pid(after, "ingest")).isEqualTo(pid(before, "ingest"));
    assertThat(stack.up())
        .contains(
            "Everything runs the newest build.",
            stack.url() + "/q/swagger-ui",
            stack.adminToken(),
            "run/endpoints.json");
  }

  @Test
  void takes_every_part_with_it_when_it_is_killed() throws Exception {
    List<ProcessHandle> parts = processes();
    JsonNode state =
        new ObjectMapper().readTree(Files.readString(home.resolve("run/supervisor.json")));

    ProcessHandle.of(state.at("/supervisor/pid").asLong()).orElseThrow().destroyForcibly();

    await().atMost(LIMIT).until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(stack.up()).contains("making sure that nothing is left", "Argus is ready");
  }

  @Test
  void leaves_nothing_running_after_down() throws Exception {
    List<ProcessHandle> parts = processes();

    stack.argus("down");

    assertThat(parts).noneMatch(ProcessHandle::isAlive);
    assertThat(home.resolve("run/endpoints.json")).doesNotExist();
    assertThat(stack.argus("down")).contains("Nothing is running.");
    assertThatThrownBy(() -> stack.argus("status")).hasMessageContaining("ended with 3");
  }

  @Test
  void a_service_that_does_not_start_is_named_with_its_log_and_nothing_is_left() throws Exception {
    stack.argus("down");
    project.build("report-service", "no.such.MainClass");
    try {
      assertThatThrownBy(stack::up)
          .hasMessageContaining("report did not start")
          .hasMessageContaining("no.such.MainClass")
          .hasMessageContaining(home.resolve("logs/report.log").toString());
      assertThat(home.resolve("run/supervisor.json")).doesNotExist();
    } finally {
      project.build("report-service", StandInService.class.getName());
    }
  }

  @Test
  void moves_to_another_port_when_it_is_told_to_and_says_so() throws Exception {
    String before = stack.url();
    int port = FreePorts.any();

    String said =
        stack.argus(Map.of("ARGUS_PORT", Integer.toString(port)), "up", "--detach", "--no-build");

    assertThat(said).contains("ARGUS_PORT is " + port + " now, was ", "Argus is ready");
    assertThat(stack.url()).isEqualTo("http://127.0.0.1:" + port).isNotEqualTo(before);
  }

  @Test
  void tells_afterwards_why_it_has_given_up() throws Exception {
    // Given a gateway that can't be started again
    try (Stream<Path> builds = Files.list(home.resolve("app/gateway"))) {
      for (Path build : builds.toList()) {
        Files.delete(build.resolve("quarkus-run.jar"));
      }
    }
    List<ProcessHandle> parts = processes();

    process(stack.endpoints(), "gateway").destroyForcibly();

    await().atMost(LIMIT).until(() -> parts.stream().noneMatch(ProcessHandle::isAlive));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> stack.argus("status"))
                    .hasMessageContaining("ended with 3")
                    .hasMessageContaining("gateway died 5 times in a minute"));
    assertThat(home.resolve("logs/argus.log")).content().contains("gateway died 5 times");
    assertThat(home.resolve("run/supervisor.json")).doesNotExist();
    // Four tries, each told once: a message that quotes the log must not end in the log.
    assertThat(Files.readString(home.resolve("logs/gateway.log")).split("jarfile", -1)).hasSize(5);
    Directories.delete(home.resolve("app/gateway"));
    assertThat(stack.up()).contains("Argus is ready");
    assertThat(home.resolve("logs/argus.log")).content().contains("gateway died 5 times");
  }

  private List<ProcessHandle> processes() throws IOException {
    JsonNode endpoints = stack.endpoints();
    return PARTS.stream()
        .map(part -> process(endpoints, part))
        .flatMap(part -> Stream.concat(Stream.of(part), part.descendants()))
        .toList();
  }

  private static ProcessHandle process(JsonNode endpoints, String part) {
    return ProcessHandle.of(pid(endpoints, part)).orElseThrow();
  }

  private static long pid(JsonNode endpoints, String part) {
    return endpoints.at("/" + part + "/pid").asLong();
  }
}
