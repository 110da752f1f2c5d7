package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.acceptance.CommandLine.Ended;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line against the packaged stack. */
class CliIT {

  private static final String NOBODY = "http://127.0.0.1:9";

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

  @TempDir Path directory;
  private Path reports;

  @BeforeEach
  void some_tests_have_run() throws IOException {
    reports = Files.createDirectories(directory.resolve("target/surefire-reports"));
    String start = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS).toString();
    Files.writeString(
        reports.resolve("TEST-b.xml"),
        """
        <testsuite name="b" timestamp="%s" time="0.6">
          <testcase classname="CartTest" name="adds" time="0.1"/>
          <testcase classname="CartTest" name="removes" time="0.2">
            <failure message="expected 1 but was 2" type="AssertionError">at CartTest.removes(CartTest.java:7)</failure>
            <system-out>one\ntwo</system-out>
          </testcase>
          <testcase classname="CartTest" name="wobbles" time="0.3">
            <flakyFailure message="too slow" type="TimeoutException"/>
          </testcase>
          <testcase classname="CartTest" name="later" time="0"><skipped message="not yet"/></testcase>
        </testsuite>
        """
            .formatted(start));
    Files.writeString(
        reports.resolve("TEST-a.xml"),
        """
        <testsuites><testsuite name="a" timestamp="%s" time="1.5" errors="1" tests="3">
          <testcase classname="ÄpfelTest" name="\uFFFD after \uD83C\uDF4F"/>
          <testcase classname="ÄpfelTest" name="\uD83C\uDF4F" time="1"/>
          <testcase classname="ÄpfelTest" name="\uD83C\uDF4F" time="0.5"><error message="again"/></testcase>
          <error message="set-up broke"/>
        </testsuite></testsuites>
        """
            .formatted(start));
  }

  @Test
  void commands_start_from_what_the_build_has_kept() throws Exception {
    Path built = Path.of(System.getProperty("argus.root", "../.."), "cli/target").toRealPath();
    List<String> jvm = Files.readAllLines(built.resolve("argus.jvm"));
    Process process =
        new ProcessBuilder(
                jvm.get(0),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load",
                jvm.get(1),
                "-jar",
                built.resolve("argus.jar").toString(),
                "--version")
            .redirectErrorStream(true)
            .start();

    assertThat(process.inputReader().lines())
        .anyMatch(line -> line.contains("picocli.CommandLine source: shared"));
  }

  @Test
  void upload_finds_the_reports_and_prints_the_verdicts() throws Exception {
    Ended upload = cli().argus("upload", "--project", project, "--suite-id", "unit");

    assertThat(upload.exit()).as(upload.err()).isZero();
    assertThat(upload.out())
        .contains("Recorded " + project + "/unit, 7 tests")
        .contains("CartTest.removes  insufficient data")
        .contains("expected 1 but was 2");
    JsonPath runs = argus.get("/api/runs", Map.of("project", project)).jsonPath();
    assertThat(runs.getInt("items[0].counts.total")).isEqualTo(7);
    assertThat(runs.getString("items[0].trigger")).isEqualTo("cli");
    Ended gate = cli().argus("gate", "--last");
    assertThat(gate.exit()).as(gate.err()).isEqualTo(1);
    assertThat(gate.out()).contains("The gate is shut").contains("set-up broke");
    assertThat(cli().argus("history", "--project", project).out())
        .contains(runs.getString("items[0].id"));
  }

  @Test
  void run_passes_the_exit_code_through_and_records_what_is_new() throws Exception {
    Ended run =
        cli()
            .argus(
                "run",
                "--project",
                project,
                "--json",
                "--",
                "sh",
                "-c",
                "cp target/surefire-reports/TEST-a.xml target/surefire-reports/TEST-c.xml; exit 3");

    assertThat(run.exit()).as(run.err()).isEqualTo(3);
    JsonPath answer = JsonPath.from(run.out());
    assertThat(answer.getString("outcome")).isEqualTo("recorded");
    assertThat(answer.<String>getList("files.name")).containsExactly("TEST-c.xml");
    assertThat(answer.getBoolean("applied")).isTrue();
  }

  @Test
  void what_could_not_be_sent_goes_out_once_with_the_next_call() throws Exception {
    Ended away =
        cli().with("ARGUS_SERVER", NOBODY).argus("upload", "--project", project, "--timeout", "3");
    assertThat(away.exit()).isZero();
    assertThat(away.err().lines()).hasSize(1);
    assertThat(away.err()).contains("wait in");
    waitingAreFor(argus());

    Ended next = cli().argus("upload", "--project", project, "--run-key", "next", "--json");

    assertThat(JsonPath.from(next.out()).getInt("flushed")).isEqualTo(1);
    Ended third = cli().argus("upload", "--project", project, "--run-key", "next", "--json");
    assertThat(JsonPath.from(third.out()).getInt("flushed")).isZero();
    await()
        .atMost(Argus.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        argus
                            .get("/api/runs", Map.of("project", project))
                            .jsonPath()
                            .getList("items"))
                    .hasSize(2));
  }

  @Test
  void the_artifact_from_files_alone_is_the_export_of_a_direct_upload() throws Exception {
    List<String> facts =
        List.of("--project", project, "--suite-id", "unit", "--run-key", "42", "--branch", "main");
    Ended direct = cli().argus(with("upload", facts));
    assertThat(direct.exit()).as(direct.err()).isZero();
    Ended exported = cli().argus("export", "--last", "--out", "server.json", "--sha256");
    assertThat(exported.exit()).as(exported.err()).isZero();

    Ended local = cli().argus(with("export", facts, "--out", "local.json"));

    assertThat(local.exit()).as(local.err()).isZero();
    byte[] fromServer = Files.readAllBytes(directory.resolve("server.json"));
    assertThat(
            new String(Files.readAllBytes(directory.resolve("local.json")), StandardCharsets.UTF_8))
        .isEqualTo(new String(fromServer, StandardCharsets.UTF_8));
    assertThat(directory.resolve("server.json.sha256")).content().endsWith("  server.json\n");
    importedIntoAnotherProjectItIsTheSame(fromServer);
  }

  private void importedIntoAnotherProjectItIsTheSame(byte[] document) throws Exception {
    Ended imported = cli().argus("upload", "--project", project + "-copy", "local.json", "--json");
    assertThat(imported.exit()).as(imported.err()).isZero();
    String copy = JsonPath.from(imported.out()).getString("runId");
    Response again = argus.get("/api/runs/" + copy + "/export", Map.of());
    assertThat(anonymous(again.asString().replace(project + "-copy", project)))
        .isEqualTo(anonymous(new String(document, StandardCharsets.UTF_8)));
  }

  private static String anonymous(String document) {
    return document.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id");
  }

  private CommandLine cli() {
    return new CommandLine(Stack.running(), directory);
  }

  private static String argus() {
    return Stack.running().url();
  }

  /** The address was wrong, not the server away: set it right, as if it had been. */
  private void waitingAreFor(String server) throws IOException {
    try (var heads = Files.newDirectoryStream(directory.resolve("home/spool"), "*.head")) {
      for (Path head : heads) {
        Files.writeString(head, Files.readString(head).replace(NOBODY, server));
      }
    }
  }

  private static String[] with(String command, List<String> facts, String... more) {
    return Stream.of(List.of(command), facts, List.of(more))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }
}
