package io.argus.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {

  private static final String ID = "0f9c2a44-9d5e-4c33-8a11-000000000001";

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
  void a_new_token_is_all_that_stands_on_standard_output() throws IOException {
    server.thenJson(201, "{\"id\":\"" + ID + "\",\"token\":\"argus_abc\"}");
    cli.at(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

    Ended ended =
        cli.run(
            "token",
            "create",
            "--name",
            "ci",
            "--scope",
            "ingest,read",
            "--project",
            "shop",
            "--days",
            "30");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).isEqualTo("argus_abc" + System.lineSeparator());
    assertThat(ended.err()).contains("argus token revoke " + ID);
    assertThat(server.requests().get(0).method()).isEqualTo("POST");
    assertThat(server.requests().get(0).path()).isEqualTo("/api/tokens");
    assertThat(server.requests().get(0).content())
        .asString()
        .isEqualTo(
            "{\"name\":\"ci\",\"scopes\":[\"ingest\",\"read\"],\"projects\":[\"shop\"],"
                + "\"expiresAt\":\"2026-12-21T12:00:00Z\"}");
  }

  @Test
  void tokens_are_listed_for_people_and_for_programs() {
    String answer =
        "{\"items\":[{\"id\":\"%s\",\"name\":\"c\\u001b[2Ji\",\"userEmail\":\"ann@x\",\"scopes\":[\"read\"],"
                .formatted(ID)
            + "\"projects\":[\"*\"],\"lastUsedAt\":\"2026-11-21T12:00:00Z\"}]}";
    server.thenJson(200, answer).thenJson(200, answer).thenJson(200, "{\"items\":[]}");

    assertThat(cli.run("token", "list").out())
        .contains("LAST USED", ID, " ci ", "ann@x", "read", "2026-11-21T12:00:00Z");
    assertThat(cli.run("token", "list", "--json").out()).contains("\"userEmail\":\"ann@x\"");
    assertThat(cli.run("token", "list").out()).contains("No tokens.");
  }

  @Test
  void a_token_is_revoked_by_its_id() {
    server
        .then(exchange -> exchange.sendResponseHeaders(204, -1))
        .thenJson(404, "{\"detail\":\"There is no token.\"}");

    Ended revoked = cli.run("token", "revoke", ID);

    assertThat(revoked.exit()).as(revoked.err()).isZero();
    assertThat(server.requests().get(0).method()).isEqualTo("DELETE");
    assertThat(server.requests().get(0).path()).isEqualTo("/api/tokens/" + ID);
    Ended unknown = cli.run("token", "revoke", ID);
    assertThat(unknown.exit()).isEqualTo(70);
    assertThat(unknown.err()).contains("There is no token. (HTTP 404)");
  }

  @Test
  void what_is_missing_is_said() {
    assertThat(cli.run("token").exit()).isEqualTo(2);
    assertThat(cli.run("token").err()).contains("create, list or revoke");
    assertThat(cli.run("token", "create", "--name", "x").exit()).isEqualTo(2);
    assertThat(cli.run("token", "revoke", "x").exit()).isEqualTo(2);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create --name x --scope read", "revoke " + ID})
  void what_has_no_answer_is_not_sent_again_by_itself(String order) {
    server.thenJson(200, "{\"items\":[]}").then(HttpExchange::close);
    cli.run("token", "list"); // leaves a connection that could be used again

    Ended ended = cli.run(("token " + order).split(" "));

    assertThat(ended.exit()).isEqualTo(70);
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"--days, -3", "--days, 0", "--scope, nope", "--scope, 'read,nope'"})
  void a_token_that_there_can_not_be_is_a_usage_error(String option, String value) {
    Ended ended = cli.run("token", "create", "--name", "x", "--scope", "read", option, value);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(option);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void what_the_server_refuses_is_said() {
    server.thenJson(403, "{\"detail\":\"Only administrators.\"}");

    Ended ended = cli.run("token", "create", "--name", "x", "--scope", "read");

    assertThat(ended.exit()).isEqualTo(70);
    assertThat(ended.err()).contains("may not do this", "Only administrators.");
  }
}
