package io.argus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.argus.cli.Cli;
import io.argus.cli.StandInServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerCommandTest {

  private static final String CLAIMED =
      """
      {"id":"e1","status":"running","testCaseId":"t1","browser":"firefox","environment":null,
       "testCase":{"id":"t1","project":"shop","suiteId":"e2e","name":"it's $(hot)"}}
      """;
  private static final String RUNNING = "{\"id\":\"e1\",\"status\":\"running\"}";
  private static final String CANCELLED = "{\"id\":\"e1\",\"status\":\"cancelled\"}";

  @TempDir Path directory;
  private StandInServer server;
  private Cli cli;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    cli = new Cli(directory).against(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_command_that_ends_well_is_a_pass_with_what_it_has_printed() throws IOException {
    server.thenJson(200, CLAIMED).thenJson(200, RUNNING);

    Cli.Ended ended =
        runner("sh -c 'echo \"$1|$ARGUS_TEST_NAME|$ARGUS_BROWSER|$ARGUS_ENVIRONMENT\"' _ {name}");

    assertThat(ended.exit()).isZero();
    assertThat(paths()).containsExactly("POST /api/executions/claim", "PATCH /api/executions/e1");
    assertThat(body(0).at("/leaseSeconds").asInt()).isEqualTo(60);
    assertThat(body(0).at("/filters/project").asText()).isEqualTo("shop");
    assertThat(body(1).path("runner").asText()).isEqualTo("me");
    assertThat(body(1).path("status").asText()).isEqualTo("completed");
    assertThat(body(1).path("result").asText()).isEqualTo("pass");
    assertThat(body(1).path("consoleLog").asText()).isEqualTo("it's $(hot)|it's $(hot)|firefox|\n");
  }

  @Test
  void any_other_exit_code_is_a_fail() throws IOException {
    server.thenJson(200, CLAIMED).thenJson(200, RUNNING);

    runner("sh -c 'echo no >&2; exit 3'");

    assertThat(body(1).path("result").asText()).isEqualTo("fail");
    assertThat(body(1).path("errorMessage").asText()).contains("exit code 3");
    assertThat(body(1).path("consoleLog").asText()).isEqualTo("no\n");
  }

  @Test
  void a_long_output_loses_its_beginning() throws IOException {
    server.thenJson(200, CLAIMED).thenJson(200, RUNNING);

    runner("sh -c 'yes 0123456789 | head -c 1000000; echo the end'");

    assertThat(body(1).path("consoleLog").asText())
        .startsWith("[… the beginning is cut]")
        .endsWith("the end\n")
        .hasSizeLessThan(300_000);
  }

  @Test
  void a_command_that_is_not_there_is_an_error_of_the_execution() throws IOException {
    server.thenJson(200, CLAIMED).thenJson(200, RUNNING);

    runner("no-such-command-here");

    assertThat(body(1).path("status").asText()).isEqualTo("failed");
    assertThat(body(1).path("result").asText()).isEqualTo("error");
    assertThat(body(1).path("errorMessage").asText()).contains("no-such-command-here");
  }

  @Test
  void an_outcome_is_sent_again_while_the_server_is_away() throws IOException {
    server.thenJson(200, CLAIMED).thenJson(503, "{}").thenJson(200, RUNNING);

    Cli.Ended ended = runner("true");

    assertThat(paths()).hasSize(3);
    assertThat(body(2)).isEqualTo(body(1));
    assertThat(ended.err()).contains("pass  e1");
  }

  @Test
  void a_cancelled_execution_ends_its_command() {
    server.thenJson(200, CLAIMED).thenJson(200, CANCELLED);

    long began = System.nanoTime();
    Cli.Ended ended = runner("sleep 60", "--lease", "1");

    assertThat(System.nanoTime() - began).isLessThan(30_000_000_000L);
    assertThat(ended.err()).contains("ending e1: cancelled");
    assertThat(paths()).hasSize(2);
  }

  @Test
  void an_execution_that_somebody_else_has_ends_its_command() {
    server.thenJson(200, CLAIMED).thenJson(409, "{\"detail\":\"not yours\"}");

    Cli.Ended ended = runner("sleep 60", "--lease", "1");

    assertThat(ended.err()).contains("ending e1: not yours");
  }

  @Test
  void once_is_over_when_nothing_waits() {
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    Cli.Ended ended = runner("true");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("nothing waits");
  }

  @Test
  void a_token_that_may_not_claim_and_a_filter_that_is_none_end_it() {
    server.thenJson(403, "{}").thenJson(400, "{\"detail\":\"filters.x is not known here.\"}");

    assertThat(runner("true").exit()).isEqualTo(70);
    assertThat(runner("true").exit()).isEqualTo(2);
    assertThat(runner("sh -c '{name}'").exit()).isEqualTo(2);
    assertThat(runner("timeout 60 sh -c \"echo {name}\"").err())
        .contains("sh -c 'script \"$1\"' x");
    assertThat(runner("echo {nmae}").exit()).isEqualTo(2);
    assertThat(server.requests()).hasSize(2);
  }

  private Cli.Ended runner(String exec, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "runner", "--once", "--name", "me", "--filter", "project=shop", "--exec", exec));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  private List<String> paths() {
    return server.requests().stream().map(each -> each.method() + " " + each.path()).toList();
  }

  private JsonNode body(int request) throws IOException {
    return new JsonMapper().readTree(server.requests().get(request).body());
  }
}
