package io.argus.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.cli.Cli;
import io.argus.cli.Cli.Ended;
import io.argus.cli.StandInServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

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

  @ParameterizedTest
  @CsvSource({"exit 0, 0", "exit 7, 7", "kill -9 $$, 137", "kill -TERM $$, 143"})
  void the_exit_code_is_the_commands(String script, int exit) {
    assertThat(cli.run("run", "--", "sh", "-c", script).exit()).isEqualTo(exit);
  }

  @Test
  void only_what_the_command_has_written_is_sent() throws IOException {
    Files.setLastModifiedTime(cli.report(), FileTime.from(Instant.now().minusSeconds(3_600)));
    cli.file("new.xml", Cli.REPORT);

    Ended ended =
        cli.run("run", "sh", "-c", "cp new.xml target/surefire-reports/TEST-new.xml; exit 1");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(new String(server.requests().get(0).content(), UTF_8))
        .contains("TEST-new.xml")
        .doesNotContain("TEST-shop.xml");
    assertThat(ended.out()).contains("CartTest.removes  known flake");
  }

  @Test
  void the_server_is_asked_how_it_is_while_the_command_runs() {
    server.whenAskedHowItIs(() -> cli.file("asked", ""));
    String script = "for i in $(seq 600); do [ -e asked ] && exit 5; sleep 0.05; done";

    assertThat(cli.run("run", "--", "sh", "-c", script).exit()).isEqualTo(5);
  }

  @Test
  void what_the_tests_do_to_the_repository_later_does_not_change_what_they_have_tested()
      throws Exception {
    String git = "git -c user.name=a -c user.email=a@b ";
    String make = git + "init -q -b main && " + git + "commit -q --allow-empty -m 1";
    ProcessBuilder repository = new ProcessBuilder("sh", "-c", make).directory(directory.toFile());
    assertThat(repository.start().waitFor()).isZero();
    cli.file("new.xml", Cli.REPORT);
    server.whenAskedHowItIs(() -> cli.file("asked", ""));

    cli.run(
        "run",
        "--",
        "sh",
        "-c",
        """
        for i in $(seq 600); do [ -e asked ] && break; sleep 0.05; done
        git checkout -q -b other
        mkdir -p target/surefire-reports
        cp new.xml target/surefire-reports/TEST-new.xml
        """);

    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).path()).contains("branch=main");
  }

  @Test
  void a_command_that_is_not_there_is_127() {
    Ended ended = cli.run("run", "--", "no-such-command");

    assertThat(ended.exit()).isEqualTo(127);
    assertThat(ended.err()).contains("no-such-command");
  }

  @Test
  void the_tests_run_whatever_argus_yaml_says_unless_a_record_is_insisted_on() throws IOException {
    cli.file("argus.yaml", "projekt: shop\n");

    Ended ended = cli.run("run", "--", "sh", "-c", "touch ran; exit 4");

    assertThat(ended.exit()).isEqualTo(4);
    assertThat(directory.resolve("ran")).exists();
    assertThat(ended.err()).contains("nothing will be recorded").contains("line 1, column 1");
    assertThat(cli.run("run", "--strict", "--", "true").exit()).isEqualTo(2);
  }

  @Test
  void the_tests_run_whatever_the_options_say_unless_a_record_is_insisted_on() throws IOException {
    Ended ended = cli.run("run", "--attempt", "0", "--", "sh", "-c", "touch ran; exit 4");

    assertThat(ended.exit()).isEqualTo(4);
    assertThat(directory.resolve("ran")).exists();
    assertThat(ended.err()).contains("nothing will be recorded").contains("--attempt");
    assertThat(cli.run("run", "--wait", "11", "--strict", "--", "touch", "strict").exit())
        .isEqualTo(2);
    assertThat(directory.resolve("strict")).doesNotExist();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void trouble_with_recording_never_fails_the_tests() throws IOException {
    cli.file("new.xml", Cli.REPORT);
    cli.with("ARGUS_SERVER", "http://127.0.0.1:9");
    String script =
        "mkdir -p ctrf target/surefire-reports; cp new.xml target/surefire-reports/TEST-n.xml";

    Ended ended = cli.run("run", "--timeout", "1", "--", "sh", "-c", script);

    assertThat(ended.exit()).isZero();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(cli.run("run", "--timeout", "1", "--strict", "--", "sh", "-c", script).exit())
        .isEqualTo(70);
    assertThat(
            cli.run("run", "--timeout", "1", "--strict", "--", "sh", "-c", script + "; exit 3")
                .exit())
        .isEqualTo(3);
  }
}
