package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports that real tools write on the spot, through the public door: the run has exactly the cases
 * that the tool's project says, each with its outcome.
 *
 * <p>Each folder of {@code resources/tools} is a project with a {@code tool.yaml}. A tool is looked
 * for in the folder {@code bin} of {@code -Dargus.tools=FOLDER}, which {@code
 * deploy/acceptance/tools/install.sh FOLDER} fills, then on the PATH. What is missing is skipped;
 * the table at the end says so.
 */
class RealToolsIT {

  private static final int AT_ONCE = 2;
  private static final List<String> TABLE = new ArrayList<>();

  private static final Map<String, String> GITHUB =
      Map.of(
          "GITHUB_ACTIONS", "true",
          "GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567",
          "GITHUB_REF", "refs/heads/cart",
          "GITHUB_RUN_ID", "7");

  @TempDir static Path scratch;

  private final Argus argus = new Argus();

  @AfterAll
  static void printTable() {
    System.out.println(
        TABLE.stream().collect(Collectors.joining("\n", "Reports of real tools:\n", "\n")));
  }

  @TestFactory
  Stream<DynamicTest> reports_of_real_tools_come_out_right()
      throws IOException, URISyntaxException {
    Path tools = Path.of(Objects.requireNonNull(getClass().getResource("/tools")).toURI());
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    List<DynamicTest> tests = new ArrayList<>();
    for (Path project : RealTool.projects(tools)) {
      RealTool tool = RealTool.of(project);
      Path folder = scratch.resolve(project.getFileName().toString());
      CompletableFuture<ToolRun> run =
          CompletableFuture.supplyAsync(() -> ToolRun.of(project, folder), pool);
      for (RealTool.Expected expected : tool.reports()) {
        String files = String.join(" ", expected.files());
        String name = tool.tool() + ", " + files;
        tests.add(DynamicTest.dynamicTest(name, () -> check(run.join(), expected)));
      }
      tests.add(
          DynamicTest.dynamicTest(
              "argus run -- " + tool.tool(), () -> checkCommandLine(project, run.join())));
    }
    pool.shutdown();
    return tests.stream();
  }

  private void check(ToolRun run, RealTool.Expected expected) throws IOException {
    String missing = "NOT RUN: install " + run.tool().install();
    if (run.isMissing()) {
      tell(run, expected, "-", missing);
      Assumptions.abort(run.tool().tool() + " " + missing + "\n" + run.output());
    }
    String result = "WRONG";
    try {
      compare(run, expected);
      result = "as expected";
    } finally {
      tell(run, expected, String.valueOf(expected.cases()), result);
    }
  }

  /** The first report, found and sent by the command line, as in a CI job. */
  private void checkCommandLine(Path project, ToolRun direct) throws Exception {
    Assumptions.assumeFalse(direct.isMissing(), direct.tool().tool() + " is not here");
    RealTool.Expected expected = direct.tool().reports().get(0);
    Path folder =
        Files.createDirectories(scratch.resolve("cli")).resolve(project.getFileName().toString());
    ToolRun.copy(project, folder);
    String name = Argus.newProject();
    Files.writeString(
        folder.resolve("argus.yaml"),
        expected.files().stream()
            .map(file -> "  - \"" + file + "\"\n")
            .collect(Collectors.joining("", "project: " + name + "\nreports:\n", "")));

    CommandLine.Ended ended =
        new CommandLine(Stack.running(), folder)
            .with(ToolRun.environment())
            .with(GITHUB)
            .argus("run", "--json", "--", "sh", "-c", direct.tool().run());

    String said = ended.out() + ended.err();
    assertThat(ended.exit()).as(said).isEqualTo(direct.exit());
    assertThat(ended.out()).as(said).contains("\"recorded\"");
    String answer = ended.out().substring(ended.out().lastIndexOf("{\"outcome\""));
    JsonPath run = argus.run(JsonPath.from(answer).getString("runId"));
    ToolOutcome.check(run, expected, said);
    assertThat(run.getString("project")).isEqualTo(name);
    assertThat(run.getString("trigger")).isEqualTo("ci");
    assertThat(run.getString("branch")).isEqualTo("cart");
    assertThat(run.getString("commit")).isEqualTo(GITHUB.get("GITHUB_SHA"));
  }

  private static void tell(ToolRun run, RealTool.Expected expected, String cases, String result) {
    String files = String.join(" ", expected.files());
    TABLE.add(
        "%-16s %-36.36s %-28.28s %-19s %5s  %s"
            .formatted(run.tool().tool(), run.version(), files, expected.format(), cases, result));
  }

  private void compare(ToolRun tool, RealTool.Expected expected) throws IOException {
    List<Path> files = tool.files(expected);
    assertThat(files).as("reports of %s, which said\n%s", tool.tool(), tool.output()).isNotEmpty();

    Response answer = post(files);

    String said = answer.asString() + "\n" + tool.output();
    assertThat(answer.statusCode()).as(said).isEqualTo(202);
    assertThat(answer.jsonPath().<String>getList("files.format"))
        .as(said)
        .containsOnly(expected.format());
    assertThat(answer.jsonPath().getMap("counts")).as(said).isEqualTo(ToolOutcome.counts(expected));
    ToolOutcome.check(argus.run(answer.jsonPath().getString("runId")), expected, said);
  }

  private Response post(List<Path> files) throws IOException {
    String project = Argus.newProject();
    if (files.size() == 1) {
      return argus.post(Files.readAllBytes(files.get(0)), Map.of("project", project));
    }
    RequestSpecification form = argus.request().queryParam("project", project);
    for (Path file : files) {
      String name = file.getFileName().toString();
      form.multiPart("report", name, Files.readAllBytes(file), "application/octet-stream");
    }
    return form.post("/api/ingest/reports");
  }
}
