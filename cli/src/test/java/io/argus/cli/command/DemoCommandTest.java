package io.argus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import io.argus.cli.StandInServer.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  private static final String NOTHING_THERE = "{\"items\":[]}";

  @TempDir Path directory;
  private StandInServer server;
  private Cli cli;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    cli = new Cli(directory).against(server).at(Clock.fixed(noon, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void it_posts_results_documents_and_says_where_to_look() {
    server.thenJson(200, NOTHING_THERE);

    Ended demo = cli.with("COLOURS", "yes").run("demo");

    assertThat(demo.exit()).as(demo.err()).isZero();
    assertThat(demo.out()).contains("projects demo-shop and demo-billing", "argus flaky");
    assertThat(demo.err()).contains("100 %");
    assertThat(posts())
        .hasSizeGreaterThan(250)
        .allMatch(post -> post.path().startsWith("/api/ingest/runs"))
        .allMatch(post -> text(post).contains("\"configHash\":\"demo-2026-11-21-1\""));
  }

  @Test
  void a_second_call_sends_the_same_again() {
    server.thenJson(200, NOTHING_THERE);
    cli.run("demo");
    Set<String> first = posts().stream().map(DemoCommandTest::text).collect(Collectors.toSet());
    server.thenJson(200, "{\"items\":[{\"configHash\":\"demo-2026-11-21-1\"}]}");

    Ended again = cli.run("demo", "--json");

    assertThat(again.out()).contains("\"history\":\"demo-2026-11-21-1\"", "\"applied\":true");
    assertThat(posts()).hasSize(first.size() * 2);
    assertThat(posts()).allMatch(post -> first.contains(text(post)));
  }

  @Test
  void another_history_is_not_mixed_into_the_one_that_is_there() {
    server.thenJson(200, "{\"items\":[{\"configHash\":\"demo-2026-11-20-1\"}]}");

    Ended demo = cli.run("demo");

    assertThat(demo.exit()).isEqualTo(2);
    assertThat(demo.err()).contains("demo-2026-11-20-1", "ARGUS_HOME");
    assertThat(posts()).isEmpty();
  }

  @Test
  void stores_of_others_are_left_alone() {
    Ended remote = cli.run("demo", "--server", "http://192.0.2.1");
    Ended shared = cli.with("ARGUS_STORAGE", "remote").run("demo");

    assertThat(List.of(remote, shared))
        .allMatch(ended -> ended.exit() == 2)
        .allMatch(ended -> ended.err().contains("made up"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void tomorrow_has_no_history() {
    assertThat(cli.run("demo", "--until", "2026-11-22").exit()).isEqualTo(2);
  }

  @Test
  void a_server_that_refuses_is_told_about() {
    server.thenJson(200, NOTHING_THERE).thenJson(403, "{\"detail\":\"not this project\"}");

    Ended demo = cli.run("demo");

    assertThat(demo.exit()).isEqualTo(70);
    assertThat(demo.err()).contains("not this project");
  }

  private List<Request> posts() {
    return server.requests().stream().filter(one -> one.method().equals("POST")).toList();
  }

  private static String text(Request post) {
    return new String(post.body(), StandardCharsets.UTF_8);
  }
}
