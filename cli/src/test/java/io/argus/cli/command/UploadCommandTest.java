package io.argus.cli.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import io.argus.cli.StandInServer.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadCommandTest {

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
  void sends_what_it_finds_and_says_what_came_of_it() throws IOException {
    cli.report();

    Ended ended = cli.run("upload", "--suite-id", "unit", "--branch", "a b&c");

    assertThat(ended.exit()).as(ended.err()).isZero();
    Request request = server.requests().get(0);
    assertThat(request.path())
        .startsWith("/api/ingest/reports?")
        .contains("project=shop", "suiteId=unit", "branch=a%20b%26c", "trigger=cli", "wait=10");
    assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
    assertThat(request.header("Idempotency-Key")).matches("[0-9a-f-]{36}");
    assertThat(new String(request.content(), UTF_8))
        .contains("name=\"report\"; filename=\"TEST-shop.xml\"")
        .contains(Cli.REPORT);
    assertThat(ended.out())
        .contains("Recorded shop/default, 2 tests: 1 passed, 1 failed")
        .contains("/api/runs/" + StandInServer.RUN)
        .contains("CartTest.removes  known flake")
        .contains("run it again")
        .doesNotContain("\u001b");
    assertThat(cli.waiting()).isZero();
  }

  @Test
  void colours_are_ours_alone() throws IOException {
    cli.report();

    Ended ended = cli.with("COLOURS", "yes").run("upload");

    assertThat(ended.out()).contains("\u001b[33mknown flake\u001b[0m").doesNotContain("re\u001b");
  }

  @Test
  void the_pull_request_of_the_ci_is_told() throws IOException {
    cli.report();
    cli.with("TRAVIS", "true").with("TRAVIS_PULL_REQUEST", "7").with("TRAVIS_BUILD_ID", "42");

    assertThat(cli.run("upload").out()).contains("1 failed (pull request 7)");
    assertThat(cli.run("upload", "--json").out()).contains("\"pullRequest\":\"7\"");
    assertThat(server.requests().get(0).path())
        .contains("runKey=travis-42", "trigger=ci", "ciProvider=travis-ci");
  }

  @Test
  void programs_get_json() throws IOException {
    cli.report();

    Ended ended = cli.run("upload", "--json");

    assertThat(ended.out()).contains("\"outcome\":\"recorded\"").contains("\"runId\":\"0f9c2a44");
    assertThat(ended.out().lines()).hasSize(1);
  }

  @Test
  void a_busy_server_is_asked_again_under_the_same_key() throws IOException {
    cli.report();
    server
        .then(
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", "1");
              StandInServer.send(exchange, 503, "{}");
            })
        .thenJson(429, "{}");

    Ended ended = cli.run("upload");

    assertThat(ended.out()).contains("Recorded");
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().stream().map(r -> r.header("Idempotency-Key")).distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401, check ARGUS_TOKEN",
    "403, set ARGUS_TOKEN",
    "400, branch is too long (HTTP 400)",
    "302, ARGUS_SERVER"
  })
  void what_the_server_will_never_take_is_said_and_not_kept(int status, String words)
      throws IOException {
    cli.report();
    server.thenJson(status, "{\"detail\":\"branch is too long\"}");
    server.thenJson(status, "{\"detail\":\"branch is too long\"}");

    Ended ended = cli.run("upload");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("not recorded").contains(words);
    assertThat(cli.waiting()).isZero();
    assertThat(cli.run("upload", "--strict").exit()).isEqualTo(70);
  }

  @Test
  void an_answer_that_stalls_is_left_at_the_timeout() throws IOException {
    cli.report();
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(202, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          sleep(15);
        });
    long start = System.nanoTime();

    Ended ended = cli.run("upload", "--timeout", "1");

    assertThat(ended.err()).contains("no answer in time");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void what_is_refused_before_it_is_sent_is_said_and_not_kept() throws Exception {
    byte[] noise = new byte[2 * 1024 * 1024];
    new Random(1).nextBytes(noise);
    cli.file("big.xml", "<testsuite><!--" + HexFormat.of().formatHex(noise) + "--></testsuite>");
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread refusing = new Thread(() -> refuse(proxy));
      refusing.start();

      Ended ended =
          cli.with("ARGUS_SERVER", "http://127.0.0.1:" + proxy.getLocalPort())
              .run("upload", "big.xml");

      assertThat(ended.err()).contains("not recorded: HTTP 413");
      assertThat(cli.waiting()).isZero();
      refusing.join();
    }
  }

  /** As a proxy does: by the head alone, reading nothing of the body. */
  private static void refuse(ServerSocket proxy) {
    try (Socket socket = proxy.accept()) {
      BufferedReader head =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      while (!head.readLine().isEmpty()) {
        continue;
      }
      String answer = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(answer.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\nX-Evil: 1", "secr\u00e9t", "two secrets"})
  void a_token_that_can_not_be_one_is_not_told(String token) throws IOException {
    cli.report();

    Ended ended = cli.with("ARGUS_TOKEN", token).run("upload");

    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("check ARGUS_TOKEN").doesNotContain("secr");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void something_else_that_answers_is_no_server() throws IOException {
    cli.report();
    server.thenJson(200, "<html>Welcome</html>");

    assertThat(cli.run("upload").err()).contains("not an Argus server");
  }

  @Test
  @Timeout(20)
  void a_hanging_server_is_left_at_the_timeout_and_the_results_wait() throws IOException {
    cli.report();
    server.then(exchange -> sleep(15));
    long began = System.nanoTime();

    Ended ended = cli.run("upload", "--timeout", "1");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(ended.exit()).isZero();
    assertThat(ended.err()).contains("no answer in time").contains("wait in");
    assertThat(cli.waiting()).isEqualTo(1);
  }

  @Test
  void what_waits_goes_out_once_with_its_own_key_when_the_server_is_back() throws IOException {
    cli.report();
    for (int i = 0; i < 6; i++) {
      server.then(exchange -> exchange.close());
    }
    assertThat(cli.run("upload", "--strict").exit()).isEqualTo(70);
    String key = server.requests().get(0).header("Idempotency-Key");
    int tries = server.requests().size();

    Ended next = cli.run("upload", "--run-key", "next", "--json");

    assertThat(next.out()).contains("\"flushed\":1");
    assertThat(server.requests()).hasSize(tries + 2);
    Request flushed = server.requests().get(tries + 1);
    assertThat(flushed.header("Idempotency-Key")).isEqualTo(key);
    assertThat(flushed.path()).contains("startedAt=").doesNotContain("wait=");
    assertThat(new String(flushed.content(), UTF_8)).contains(Cli.REPORT);
    assertThat(cli.waiting()).isZero();
    assertThat(cli.run("upload", "--json").out()).contains("\"flushed\":0");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422})
  void what_had_waited_and_is_refused_is_kept_and_it_is_said_where(int status) throws IOException {
    cli.report();
    for (int i = 0; i < 6; i++) {
      server.thenJson(503, "{}");
    }
    cli.run("upload");
    assertThat(cli.waiting()).isEqualTo(1);
    server.thenJson(202, "{\"recorded\":false}").thenJson(status, "{\"detail\":\"not this\"}");

    Ended next = cli.run("upload");

    Path refused = cli.spool().resolveSibling("refused");
    assertThat(next.exit()).isZero();
    assertThat(next.err()).contains("not this").contains("it is kept in " + refused);
    assertThat(cli.waiting()).isZero();
    assertThat(refused).isDirectoryContaining("glob:**.head").isDirectoryContaining("glob:**.body");
  }

  @Test
  void what_waits_says_when_it_began() throws IOException {
    cli.report();
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    cli.at(Clock.fixed(noon, ZoneOffset.UTC)).with("ARGUS_SERVER", "http://127.0.0.1:9");

    cli.run("upload");

    try (var heads = Files.newDirectoryStream(cli.spool(), "*.head")) {
      assertThat(Files.readString(heads.iterator().next()))
          .contains("startedAt=2026-11-20T12%3A00%3A00Z");
    }
  }

  @Test
  void the_spool_is_never_sent_to_another_server() throws IOException {
    cli.report();
    cli.with("ARGUS_SERVER", "http://127.0.0.1:9").run("upload", "--timeout", "1");

    Ended next = cli.against(server).run("upload", "--json");

    assertThat(next.out()).contains("\"flushed\":0");
    assertThat(cli.waiting()).isEqualTo(1);
  }

  @Test
  void the_oldest_make_room() throws IOException {
    cli.report();
    cli.with("ARGUS_SERVER", "http://127.0.0.1:9").with("ARGUS_SPOOL_MAX_BYTES", "600");

    cli.run("upload", "--timeout", "1");
    Ended second = cli.run("upload", "--timeout", "1");

    assertThat(second.err()).contains("1 of the oldest uploads").contains("lost");
    assertThat(cli.waiting()).isEqualTo(1);
  }

  @Test
  void without_a_writable_home_it_is_sent_all_the_same() throws IOException {
    cli.report();
    cli.file("nofolder", "").toFile();

    Ended ended = cli.with("ARGUS_HOME", "nofolder/home").run("upload");

    assertThat(ended.out()).contains("Recorded");
    server.then(exchange -> exchange.close());
    assertThat(cli.with("ARGUS_SERVER", "http://127.0.0.1:9").run("upload", "--timeout", "1").err())
        .contains("are lost");
  }

  @Test
  void nothing_to_send_is_no_trouble_unless_strict() {
    assertThat(cli.run("upload").exit()).isZero();
    assertThat(cli.run("upload", "missing.xml").err()).contains("there is no report missing.xml");
    assertThat(cli.run("upload", "--strict").exit()).isEqualTo(70);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void argus_yaml_switches_it_off() throws IOException {
    cli.report();
    cli.file("argus.yaml", "history:\n  enabled: false\n");

    Ended ended = cli.run("upload", "--strict");

    assertThat(ended.exit()).isZero();
    assertThat(server.requests()).isEmpty();
    assertThat(cli.run("gate", "--last").exit()).isZero();
  }

  @Test
  void argus_yaml_says_where_reports_are_and_whose() throws IOException {
    cli.file("argus.yaml", "suiteId: e2e\nreports: ['out/*.xml']\nidentityExclude: ['\\d+']\n");
    cli.file("out/a.xml", Cli.REPORT);
    cli.report();

    cli.run("upload");

    assertThat(server.requests().get(0).path()).contains("suiteId=e2e", "identityExclude=%5Cd%2B");
    assertThat(new String(server.requests().get(0).content(), UTF_8))
        .contains("a.xml")
        .doesNotContain("TEST-shop.xml");
  }

  @Test
  void a_results_document_speaks_for_itself() throws IOException {
    cli.report();
    cli.run("export", "--project", "other", "--run-key", "7", "--out", "run.json");

    cli.run("upload", "run.json");

    Request request = server.requests().get(0);
    assertThat(request.path()).isEqualTo("/api/ingest/runs?wait=10");
    assertThat(request.header("Idempotency-Key")).isNotBlank();
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.content()).isEqualTo(Files.readAllBytes(directory.resolve("run.json")));
  }

  @Test
  void a_long_upload_tells_how_far_it_is() throws IOException {
    byte[] noise = new byte[4 << 20];
    new java.util.Random(7).nextBytes(noise);
    Files.write(directory.resolve("big.zip"), noise);

    Ended ended = cli.with("COLOURS", "yes").run("upload", "big.zip");

    assertThat(ended.err()).contains("sending").contains("100 %");
    assertThat(server.requests().get(0).body().length).isGreaterThan(noise.length);
  }

  @ParameterizedTest
  @CsvSource({
    "--attempt, 0",
    "--shard, -1",
    "--shard-total, 40000",
    "--format, nope",
    "--started-at, yesterday",
    "--suite-id, My Suite",
    "--build-url, ftp://x",
    "--trigger, nope",
    "--identity-exclude, (",
    "--timeout, 0",
    "--timeout, -5",
    "--wait, 11",
    "--wait, -1"
  })
  void an_option_that_can_not_be_is_a_usage_error_and_nothing_is_kept(String option, String value)
      throws IOException {
    cli.report();

    Ended ended = cli.run("upload", option, value);

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains(option);
    assertThat(server.requests()).isEmpty();
    assertThat(cli.spool()).doesNotExist();
  }

  @Test
  void a_shard_beyond_their_total_is_a_usage_error() throws IOException {
    cli.report();

    Ended ended = cli.run("upload", "--shard", "3", "--shard-total", "2");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("--shard:");
    assertThat(cli.run("upload", "--shard", "2", "--shard-total", "2").exit()).isZero();
  }

  @Test
  void a_wrong_word_is_a_usage_error() {
    assertThat(cli.run("upload", "--nonsense").exit()).isEqualTo(2);
    assertThat(cli.run("nonsense").exit()).isEqualTo(2);
    assertThat(cli.run().out()).contains("upload").contains("gate");
    assertThat(cli.run("completion").out()).contains("argus");
    assertThat(cli.run("--version").out()).contains("argus");
  }

  private static void sleep(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
