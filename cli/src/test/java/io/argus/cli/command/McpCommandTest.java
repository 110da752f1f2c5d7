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

class McpCommandTest {

  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
  private static final String PONG = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}";
  private static final String DONE =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  @TempDir Path directory;
  private StandInServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void every_line_is_passed_on_with_the_token_and_every_answer_is_a_line() throws IOException {
    server
        .then(
            exchange -> {
              exchange.getResponseHeaders().add("Mcp-Session-Id", "s-1");
              StandInServer.send(
                  exchange,
                  200,
                  "{\n \"id\": 1,\n \"result\": {\"protocolVersion\": \"2025-06-18\"}}");
            })
        .thenJson(202, "")
        .thenJson(200, PONG);

    Ended ended = run("{\"id\":1,\"method\":\"initialize\"}\n" + DONE + "\n\n" + PING + "\n");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out())
        .isEqualTo("{\"id\":1,\"result\":{\"protocolVersion\":\"2025-06-18\"}}\n" + PONG + "\n");
    StandInServer.Request last = server.requests().get(2);
    assertThat(last.path()).isEqualTo("/mcp");
    assertThat(last.header("Authorization")).isEqualTo("Bearer secret");
    assertThat(last.header("Accept")).isEqualTo("application/json, text/event-stream");
    assertThat(last.header("Mcp-Session-Id")).isEqualTo("s-1");
    assertThat(last.header("Mcp-Protocol-Version")).isEqualTo("2025-06-18");
    assertThat(last.content()).asString().isEqualTo(PING);
  }

  @Test
  void the_answer_in_a_stream_of_events_is_its_last() {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          StandInServer.send(
              exchange, 200, "event: message\ndata: {\"method\":\"x\"}\n\ndata: " + PONG + "\n\n");
        });

    assertThat(run(PING).out()).isEqualTo(PONG + "\n");
  }

  @Test
  void a_server_that_is_away_is_an_error_that_says_what_to_do_and_the_next_line_tries_again() {
    server
        .then(exchange -> exchange.close())
        .thenJson(401, "{\"detail\":\"no\"}")
        .thenJson(200, "<html>")
        .thenJson(200, PONG);

    Ended ended = run((PING + "\n").repeat(4) + "no json\n");

    assertThat(ended.out().lines())
        .satisfiesExactly(
            away ->
                assertThat(away)
                    .startsWith("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32000,")
                    .contains(server.url(), "./argus up", "ARGUS_SERVER"),
            refused -> assertThat(refused).contains("ARGUS_TOKEN"),
            strange -> assertThat(strange).contains("answers no JSON"),
            pong -> assertThat(pong).isEqualTo(PONG),
            garbage -> assertThat(garbage).contains("-32700", "\"id\":null"));
    assertThat(ended.exit()).isZero();
  }

  @Test
  void nobody_waits_for_the_answer_of_a_notification() {
    server.then(exchange -> exchange.close());

    assertThat(run(DONE).out()).isEmpty();
  }

  private Ended run(String lines) {
    return new Cli(directory).against(server).reading(lines).run("mcp");
  }
}
