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
    assertThat(answer.jsonPath().getMap("counts")).as(said).isEqualTo(counts(expected));
    JsonPath run = argus.run(answer.jsonPath().getString("runId"));
    assertThat(outcome(run)).as(said).isEqualTo(outcome(expected));
    assertThat(run.getMap("counts")).as(said).isEqualTo(counts(expected));
    assertThat(run.getString("status")).as(said).isEqualTo(expected.status());
    compareErrors(run, expected);
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

  private static Map<String, Integer> counts(RealTool.Expected expected) {
    return Map.of(
        "total", expected.cases(),
        "passed", expected.pass().size(),
        "failed", expected.fail().size(),
        "errored", expected.error().size(),
        "skipped", expected.skip().size(),
        "flaky", expected.flaky().size());
  }

  private static String outcome(RealTool.Expected expected) {
    return Stream.of(
            lines("pass", expected.pass()),
            lines("fail", expected.fail()),
            lines("error", expected.error()),
            lines("skip", expected.skip()),
            lines("flaky", expected.flaky()))
        .flatMap(lines -> lines)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(String status, List<String> names) {
    return names.stream().map(name -> status + " " + name);
  }

  private static String outcome(JsonPath run) {
    List<Map<String, Object>> cases = run.getList("cases");
    return cases.stream()
        .flatMap(
            one -> {
              String name = identity(one);
              Stream<String> status = Stream.of(one.get("status") + " " + name);
              return Boolean.TRUE.equals(one.get("passedOnRetry"))
                  ? Stream.concat(status, Stream.of("flaky " + name))
                  : status;
            })
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String identity(Map<String, Object> one) {
    return Stream.of("suiteName", "className", "name", "variant")
        .map(one::get)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" | "));
  }

  /** A red case says why, and so does each error of the run. */
  private static void compareErrors(JsonPath run, RealTool.Expected expected) {
    List<Map<String, Object>> cases = run.getList("cases");
    assertThat(cases)
        .filteredOn(one -> List.of("fail", "error").contains(one.get("status")))
        .allSatisfy(one -> assertThat(one.get("error")).as(identity(one)).isNotNull());
    List<Map<String, Object>> errors = run.getList("errors");
    List<String> actual =
        errors.stream().map(error -> error.get("source") + ": " + error.get("message")).toList();
    assertThat(actual).hasSameSizeAs(expected.runErrors());
    assertThat(expected.runErrors())
        .allSatisfy(
            error -> {
              int end = error.indexOf(": ");
              assertThat(actual)
                  .anySatisfy(
                      one ->
                          assertThat(one)
                              .startsWith(error.substring(0, end + 2))
                              .contains(error.substring(end + 2)));
            });
  }
}
