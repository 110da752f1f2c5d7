package io.argus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {

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
  void a_limit_out_of_range_is_a_usage_error() {
    assertThat(cli.run("history", "--limit", "0").exit()).isEqualTo(2);
    assertThat(cli.run("history", "--limit", "501").err()).contains("--limit");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void history_is_a_table_for_people_and_json_for_programs() {
    String answer =
        "{\"items\":[{\"id\":\"r1\",\"project\":\"shop\",\"suiteId\":\"unit\",\"status\":\"fail\","
            + "\"startedAt\":\"2026-11-20T08:00:00Z\",\"branch\":\"a\\u001b[2Jb\",\"commit\":\"0123456789\","
            + "\"durationMs\":61000,\"counts\":{\"passed\":3,\"failed\":1}}],\"total\":1}";
    server.thenJson(200, answer).thenJson(200, answer).thenJson(200, "{\"items\":[]}");

    Ended table = cli.run("history", "--branch", "main", "--limit", "5");

    assertThat(server.requests().get(0).path())
        .isEqualTo("/api/runs?limit=5&branch=main&project=shop");
    assertThat(table.out())
        .contains("STARTED")
        .contains("r1", "shop/unit", "01234567 ", "3 passed, 1 failed", "1.0 min", " ab ");
    assertThat(cli.run("history", "--json").out()).contains("\"total\":1");
    assertThat(cli.run("history").out()).contains("No runs.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pass-rate; /api/trends/pass-rate?days=7&project=shop",
        "duration; /api/trends/duration?days=7&project=shop",
        "flaky; /api/trends/flaky?days=7&project=shop",
        "failures; /api/trends/failures?days=7&caseName=a&project=shop"
      })
  void trends_are_asked_by_their_names(String metric, String path) {
    server.thenJson(200, "{\"points\":[{\"date\":\"2026-11-20\",\"runs\":4}],\"items\":[]}");

    Ended ended =
        metric.equals("failures")
            ? cli.run("trends", metric, "--days", "7", "--case", "a")
            : cli.run("trends", metric, "--days", "7");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(server.requests().get(0).path()).isEqualTo(path);
    assertThat(ended.out()).isNotBlank();
    assertThat(cli.run("trends", "failures").exit()).isEqualTo(2);
  }

  @Test
  void flaky_shows_the_window() {
    server.thenJson(
        200,
        "{\"items\":[{\"score\":0.4,\"level\":\"FLAKY\",\"verdict\":\"known_flake\","
            + "\"recent\":[\"pass\",\"fail\",\"error\"],\"case\":{\"suiteName\":\"s\",\"name\":\"t\"}}]}");

    assertThat(cli.run("flaky").out()).contains("0.4", "FLAKY", "known flake", "s > t", ".FE");
  }

  @Test
  void compare_tells_what_differs() {
    server.thenJson(
        200,
        "{\"summary\":{\"newFailures\":1,\"fixed\":0},\"newFailures\":[{\"case\":{\"name\":\"t\"},"
            + "\"flaky\":{\"verdict\":\"new_failure\"}}],\"fixed\":[],\"added\":[{\"name\":\"u\"}]}");

    Ended ended = cli.run("compare", "a", "b");

    assertThat(server.requests().get(0).path()).isEqualTo("/api/runs/compare?base=a&head=b");
    assertThat(ended.out())
        .contains("1 new failures, 0 fixed")
        .contains("new failures\n  t  new failure")
        .contains("added\n  u");
  }

  @Test
  void a_server_that_can_not_compare_yet_is_named() {
    server
        .thenJson(404, "{\"detail\":\"There is no run compare.\"}")
        .thenJson(404, "{\"detail\":\"There is no run r-1.\"}");

    assertThat(cli.run("compare", "r-1", "r-2").err()).contains("can't compare runs yet");
    assertThat(cli.run("compare", "r-1", "r-2").err()).contains("There is no run r-1. (HTTP 404)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pass; []; 0; open",
        "fail; [{\"name\":\"t\",\"flaky\":{\"verdict\":\"known_flake\"}}]; 0; open",
        "fail; [{\"name\":\"t\",\"flaky\":{\"verdict\":\"infrastructure\"}}]; 0; open",
        "fail; [{\"name\":\"t\",\"flaky\":{\"verdict\":\"new_failure\"}}]; 1; shut",
        "fail; [{\"name\":\"t\"}]; 1; shut",
        "aborted; []; 1; shut",
      })
  void the_gate_is_shut_by_failures_that_count(String status, String cases, int exit, String word) {
    String run =
        "{\"id\":\"r\",\"status\":\"" + status + "\",\"errors\":[],\"cases\":" + cases + "}";
    server.thenJson(200, run).thenJson(200, run);

    Ended ended = cli.run("gate", "--run", StandInServer.RUN);

    assertThat(ended.exit()).isEqualTo(exit);
    assertThat(ended.out()).contains("The gate is " + word);
    assertThat(cli.run("gate", "--run", StandInServer.RUN, "--json").out())
        .contains("\"gate\":\"" + word + "\"");
  }

  @Test
  void what_is_red_and_no_case_shuts_the_gate_too() {
    server.thenJson(
        200,
        "{\"id\":\"r\",\"status\":\"fail\",\"errors\":[{\"message\":\"broke\"}],\"cases\":[]}");

    Ended ended = cli.run("gate", "--run", StandInServer.RUN);

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).contains("broke");
  }

  @Test
  void the_gate_waits_for_the_run_that_was_just_recorded() throws IOException {
    cli.report();
    cli.run("upload");
    server
        .thenJson(404, "{}")
        .thenJson(200, "{\"status\":\"running\",\"cases\":[]}")
        .thenJson(200, "{\"status\":\"pass\",\"cases\":[],\"errors\":[]}");

    assertThat(cli.run("gate", "--last").exit()).isZero();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void a_server_that_is_away_is_70() {
    Ended ended = cli.with("ARGUS_SERVER", "http://127.0.0.1:9").run("history");

    assertThat(ended.exit()).isEqualTo(70);
    assertThat(ended.err()).contains("connection refused");
    assertThat(cli.with("ARGUS_SERVER", "argus.example").run("history").exit()).isEqualTo(2);
  }

  @Test
  void the_local_stack_is_found_with_its_token() throws IOException {
    cli.file(
        ".argus/run/endpoints.json",
        "{\"gateway\" : { \"pid\": 1, \"url\" : \"" + server.url() + "\" }}");
    cli.file(".argus/admin-token", "local-secret\n");
    cli.with("ARGUS_SERVER", "").with("ARGUS_TOKEN", "");
    server.thenJson(200, "{\"items\":[]}");

    assertThat(cli.run("history").exit()).isZero();
    assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer local-secret");
  }

  @Test
  void validate_names_line_and_column() throws IOException {
    cli.report();
    cli.file("broken.xml", "<testsuite>\n  <testcase name=\"a\">\n</testsuite>");
    cli.file("argus.yaml", "projekt: x\n");

    assertThat(cli.run("validate", "target/surefire-reports").exit()).isZero();
    Ended ended = cli.run("validate", "broken.xml", "argus.yaml", "none.xml");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out())
        .contains("broken.xml: not valid")
        .containsPattern("line 3, column \\d+")
        .contains("line 1, column 1: unknown key")
        .contains("there is no file");
    assertThat(cli.run("validate", "--json", "broken.xml").out()).contains("\"valid\":false");
  }
}
