package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test case run on demand, through the one public door. */
class ExecutionsIT {

  private static final String EVIL = "pays with 'cash' & $(touch owned) \"now\"";

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();
  private String caseId;

  @TempDir Path directory;

  @BeforeEach
  void register() {
    Response registered =
        send(
            "POST",
            "/api/tests",
            Map.of("project", project, "suiteId", "e2e", "className", "Checkout", "name", EVIL));
    registered.then().statusCode(201);
    caseId = registered.jsonPath().getString("id");
  }

  @Test
  void a_registered_case_is_found_before_it_has_a_result() {
    JsonPath tests = argus.get("/api/tests", Map.of("project", project)).jsonPath();

    assertThat(tests.getList("items.id")).containsExactly(caseId);
    assertThat(tests.getString("items[0].name")).isEqualTo(EVIL);
    assertThat(tests.getString("items[0].lastStatus")).isNull();
    JsonPath test = argus.get("/api/tests/" + caseId, Map.of()).jsonPath();
    assertThat(test.getInt("history.total")).isZero();
  }

  @Test
  void an_execution_is_started_and_waits() {
    JsonPath started =
        execute(Map.of("browser", "firefox", "environment", "staging", "trigger", "dashboard"));

    assertThat(started.getString("status")).isEqualTo("pending");
    assertThat(started.getString("testCaseId")).isEqualTo(caseId);
    assertThat(started.getString("trigger")).isEqualTo("dashboard");
    assertThat(started.getString("userId")).isNotBlank();
  }

  @Test
  void the_history_of_a_case_lists_its_executions_newest_first() {
    String first = execute(Map.of()).getString("id");
    String second = execute(Map.of()).getString("id");

    JsonPath history = argus.get("/api/tests/" + caseId + "/executions", Map.of()).jsonPath();

    assertThat(history.getList("items.id")).containsExactly(second, first);
    assertThat(history.getInt("total")).isEqualTo(2);
  }

  @Test
  void details_show_the_steps() {
    String id = failedAtStepTwo();

    JsonPath details = argus.get("/api/executions/" + id, Map.of()).jsonPath();

    assertThat(details.getString("status")).isEqualTo("completed");
    assertThat(details.getString("result")).isEqualTo("fail");
    assertThat(details.getInt("totalSteps")).isEqualTo(2);
    assertThat(details.getInt("passedSteps")).isEqualTo(1);
    assertThat(details.getInt("failedSteps")).isEqualTo(1);
    assertThat(details.getList("steps.description")).containsExactly("log in", "pay");
    assertThat(details.getString("steps[1].expectedResult")).isEqualTo("thanks");
    assertThat(details.getString("steps[1].actualResult")).isEqualTo("an error");
    assertThat(details.getString("consoleLog")).isEqualTo("all of it");
  }

  @Test
  void lists_are_filtered() {
    execute(Map.of("browser", "chrome"));
    String failed = failedAtStepTwo();

    JsonPath list =
        argus
            .get(
                "/api/executions",
                Map.of(
                    "testCaseId", caseId,
                    "status", "completed",
                    "result", "fail",
                    "browser", "firefox"))
            .jsonPath();

    assertThat(list.getList("items.id")).containsExactly(failed);
    assertThat(list.getMap("items[0]")).doesNotContainKeys("consoleLog", "steps");
  }

  @Test
  void statistics_count_them() {
    execute(Map.of("browser", "chrome"));
    failedAtStepTwo();

    JsonPath stats = argus.get("/api/executions/stats", Map.of("project", project)).jsonPath();

    assertThat(stats.getInt("totalExecutions")).isEqualTo(2);
    assertThat(stats.getInt("byStatus.pending")).isEqualTo(1);
    assertThat(stats.getInt("byResult.fail")).isEqualTo(1);
    assertThat(stats.getInt("byBrowser.firefox")).isEqualTo(1);
    assertThat(stats.getDouble("passRate")).isZero();
    assertThat(stats.getInt("executionsLast24h")).isEqualTo(2);
    assertThat(stats.getString("mostExecutedTests[0].testCaseId")).isEqualTo(caseId);
  }

  @Test
  void one_that_is_deleted_is_not_found_any_more() {
    String id = execute(Map.of()).getString("id");

    assertThat(argus.request().delete("/api/executions/" + id).statusCode()).isEqualTo(204);

    Response gone = argus.get("/api/executions/" + id, Map.of());
    gone.then().statusCode(404).contentType("application/problem+json");
    assertThat(argus.get("/api/executions/" + UUID.randomUUID(), Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(argus.request().delete("/api/tests/" + caseId).statusCode()).isEqualTo(204);
    assertThat(argus.get("/api/tests/" + caseId, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_finished_one_is_a_run_in_the_history_of_its_case() {
    String id = failedAtStepTwo();
    String runId = argus.get("/api/executions/" + id, Map.of()).jsonPath().getString("runId");

    JsonPath run = argus.run(runId);

    assertThat(run.getString("trigger")).isEqualTo("dashboard");
    assertThat(run.getString("browser")).isEqualTo("firefox");
    assertThat(run.getString("status")).isEqualTo("fail");
    assertThat(run.getString("cases[0].caseId")).isEqualTo(caseId);
    assertThat(run.getString("cases[0].error.message")).isEqualTo("Step 2: no answer");
    assertThat(run.getString("cases[0].steps[1].actualResult")).isEqualTo("an error");
    JsonPath test = argus.get("/api/tests/" + caseId, Map.of()).jsonPath();
    assertThat(test.getList("history.items.status")).containsExactly("fail");
    JsonPath trend =
        argus.get("/api/trends/pass-rate", Map.of("project", project, "days", 2)).jsonPath();
    assertThat(trend.getInt("points[0].failed")).isEqualTo(1);
  }

  @Test
  void the_runner_runs_what_waits_and_no_shell_reads_the_name_of_a_test() throws Exception {
    String id = execute(Map.of("environment", "staging")).getString("id");

    CommandLine.Ended ended =
        new CommandLine(Stack.running(), directory)
            .argus(
                "runner",
                "--once",
                "--filter",
                "project=" + project,
                "--exec",
                "sh -c 'printf \"%s at %s\" \"$1\" \"$ARGUS_ENVIRONMENT\"' _ {name}");

    assertThat(ended.exit()).as(ended.err()).isZero();
    JsonPath done = argus.get("/api/executions/" + id, Map.of()).jsonPath();
    assertThat(done.getString("result")).isEqualTo("pass");
    assertThat(done.getString("consoleLog")).isEqualTo(EVIL + " at staging");
    assertThat(directory.resolve("owned")).doesNotExist();
    assertThat(argus.run(done.getString("runId")).getInt("counts.passed")).isEqualTo(1);
  }

  @Test
  void a_runner_that_is_stopped_gives_its_execution_back() throws Exception {
    String id = execute(Map.of()).getString("id");
    Process runner =
        new CommandLine(Stack.running(), directory)
            .start("runner", "--filter", "project=" + project, "--exec", "sleep 600");
    awaitStatus(id, "running");

    runner.destroy();

    awaitStatus(id, "pending");
    assertThat(runner.waitFor()).isZero();
  }

  private String failedAtStepTwo() {
    String id = execute(Map.of("browser", "firefox", "trigger", "dashboard")).getString("id");
    String path = "/api/executions/" + id;
    send("PATCH", path, Map.of("status", "running")).then().statusCode(200);
    send("POST", path + "/steps", Map.of("number", 1, "description", "log in", "result", "pass"))
        .then()
        .statusCode(201);
    send(
            "POST",
            path + "/steps",
            Map.of(
                "number", 2,
                "description", "pay",
                "expectedResult", "thanks",
                "actualResult", "an error",
                "errorMessage", "no answer",
                "result", "fail"))
        .then()
        .statusCode(201);
    send("PATCH", path, Map.of("status", "completed", "consoleLog", "all of it"))
        .then()
        .statusCode(200);
    return id;
  }

  private void awaitStatus(String id, String status) {
    await()
        .atMost(Argus.PATIENCE)
        .until(
            () ->
                argus
                    .get("/api/executions/" + id, Map.of())
                    .jsonPath()
                    .getString("status")
                    .equals(status));
  }

  private JsonPath execute(Map<String, ?> request) {
    Response answer = send("POST", "/api/tests/" + caseId + "/execute", request);
    answer.then().statusCode(201);
    return answer.jsonPath();
  }

  private Response send(String method, String path, Map<String, ?> body) {
    return argus.request().contentType(ContentType.JSON).body(body).request(method, path);
  }
}
