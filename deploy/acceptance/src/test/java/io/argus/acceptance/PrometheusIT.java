package io.argus.acceptance;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.embedded.FreePorts;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus with the configuration of docker-compose.yml, only that the parts are those of
 * ./argus up: what the board about Argus asks for has an answer.
 */
class PrometheusIT {

  private final Stack stack = Stack.running();
  private final Argus argus = new Argus();
  private final int port = FreePorts.any();

  @TempDir private Path folder;
  private Process prometheus;

  @BeforeEach
  void start() throws IOException {
    Path program =
        Path.of(System.getProperty("argus.tools", ""), "bin", "prometheus").toAbsolutePath();
    if (!Files.isExecutable(program)) {
      System.out.println(
          "SKIPPED: Prometheus is not there; deploy/acceptance/tools/install.sh FOLDER, then"
              + " -Dargus.tools=FOLDER");
    }
    Assumptions.assumeTrue(Files.isExecutable(program));
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(configuration, configuration());
    prometheus =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (prometheus != null) {
      prometheus.destroy();
      prometheus.waitFor();
    }
  }

  private String configuration() throws IOException {
    String compose = Files.readString(stack.project().resolve("deploy/prometheus/prometheus.yml"));
    String here =
        compose
            .replace("scrape_interval: 15s", "scrape_interval: 1s")
            .replace(
                "/run/secrets/argus-admin-token", stack.home().resolve("admin-token").toString());
    Map<String, String> parts =
        Map.of(
            "api-gateway", "gateway",
            "ingest-service", "ingest",
            "analytics-service", "analytics",
            "report-service", "report");
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String address = URI.create(stack.url(part.getValue())).getAuthority();
      assertThat(here).contains(part.getKey() + ":8080");
      here = here.replace(part.getKey() + ":8080", address);
    }
    return here;
  }

  @Test
  void every_question_of_the_board_about_argus_has_an_answer() throws IOException {
    String project = Argus.newProject();
    argus.post("no report".getBytes(UTF_8), Map.of("project", project));
    argus.postAndRead(
        "<testsuite name='s'><testcase classname='C' name='n'/></testsuite>".getBytes(UTF_8),
        Map.of("project", project));
    await()
        .atMost(Argus.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(ask("up").<String>getList("data.result.value.collect { it[1] }"))
                    .hasSize(4)
                    .containsOnly("1"));

    for (String question : questions()) {
      await()
          .atMost(Argus.PATIENCE)
          .untilAsserted(
              () -> {
                JsonPath answer = ask(question);
                assertThat(answer.getString("status")).as(question).isEqualTo("success");
                assertThat(answer.getList("data.result")).as(question).isNotEmpty();
              });
    }
  }

  private JsonPath ask(String question) {
    return given()
        .baseUri("http://127.0.0.1:" + port)
        .queryParam("query", question)
        .get("/api/v1/query")
        .jsonPath();
  }

  private List<String> questions() throws IOException {
    Path board = stack.project().resolve("deploy/grafana/dashboards/argus-itself.json");
    List<String> questions = new ArrayList<>();
    for (JsonNode expression :
        new JsonMapper().readTree(Files.readString(board)).findValues("expr")) {
      questions.add(expression.asText().replace("$__range", "5m"));
    }
    assertThat(questions).hasSizeGreaterThan(8);
    return questions;
  }
}
