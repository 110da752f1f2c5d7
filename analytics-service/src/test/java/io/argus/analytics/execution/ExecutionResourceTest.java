package io.argus.analytics.execution;

import static io.argus.analytics.execution.ExecutionFixture.EXECUTIONS;
import static io.argus.analytics.execution.ExecutionFixture.TESTS;
import static io.argus.analytics.execution.ExecutionFixture.patch;
import static io.argus.analytics.execution.ExecutionFixture.read;
import static io.argus.analytics.execution.ExecutionFixture.send;
import static io.argus.analytics.execution.ExecutionFixture.step;
import static io.argus.analytics.testdata.Callers.admin;
import static io.argus.analytics.testdata.Callers.member;
import static io.argus.analytics.testdata.Callers.reader;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.argus.analytics.testdata.Tables;
import io.argus.contracts.run.CaseId;
import io.argus.testing.ArgusBackend;
import io.argus.testing.InternalTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ExecutionResourceTest {

  @Inject Tables tables;

  private final String project = "p" + UUID.randomUUID();
  private ExecutionFixture cart;

  @BeforeEach
  void register() {
    cart = ExecutionFixture.registered(project, "adds to the cart");
  }

  @Test
  void a_registered_case_is_the_one_that_reports_name() {
    Map<String, String> identity =
        Map.of(
            "project", project,
            "suiteId", "e2e",
            "suiteName", "shop",
            "className", "Cart",
            "name", " adds ",
            "variant", "chrome");

    JsonPath made =
        send(admin(), "POST", TESTS, identity).then().statusCode(201).extract().jsonPath();
    send(admin(), "POST", TESTS, identity)
        .then()
        .statusCode(200)
        .body("id", equalTo(made.getString("id")));

    assertThat(made.getString("id"))
        .isEqualTo(CaseId.of(project, "e2e", "shop", "Cart", "adds", "chrome").toString());
    assertThat(made.getString("name")).isEqualTo("adds");
  }

  @Test
  void an_execution_goes_from_pending_through_steps_to_a_derived_result() {
    String id =
        cart.execute(
            admin(),
            Map.of(
                "browser", "firefox",
                "environment", "staging",
                "baseUrl", "https://staging.example",
                "trigger", "scheduled",
                "triggerDetails", "nightly"));
    assertThat(read(id).getString("status")).isEqualTo("pending");
    assertThat(read(id).getString("trigger")).isEqualTo("scheduled");
    assertThat(read(id).getString("userId")).isEqualTo("anna");
    assertThat(read(id).getString("testCase.name")).isEqualTo("adds to the cart");

    patch(id, Map.of("status", "running")).then().statusCode(200);
    step(
            id,
            Map.of(
                "number", 2,
                "description", "press buy",
                "result", "fail",
                "expectedResult", "thanks",
                "actualResult", "an error",
                "retryCount", 1,
                "critical", true,
                "screenshotBeforeUrl", "https://shots.example/1.png",
                "screenshotAfterUrl", "https://shots.example/2.png"))
        .then()
        .statusCode(201);
    step(id, Map.of("number", 1, "description", "log in"))
        .then()
        .statusCode(201)
        .body("result", equalTo(null));
    step(
            id,
            Map.of(
                "number", 1,
                "description", "log in",
                "result", "pass",
                "startedAt", "2026-11-20T10:00:00Z",
                "completedAt", "2026-11-20T10:00:01.5Z"))
        .then()
        .statusCode(200)
        .body("durationMs", equalTo(1500));
    JsonPath ended =
        patch(
                id,
                Map.of(
                    "status",
                    "completed",
                    "consoleLog",
                    "log\0of it",
                    "videoUrl",
                    "https://v.example/v"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(ended.getString("result")).isEqualTo("fail");
    JsonPath stored = read(id);
    assertThat(stored.getString("status")).isEqualTo("completed");
    assertThat(stored.getInt("totalSteps")).isEqualTo(2);
    assertThat(stored.getInt("passedSteps")).isEqualTo(1);
    assertThat(stored.getInt("failedSteps")).isEqualTo(1);
    assertThat(stored.getInt("skippedSteps")).isZero();
    assertThat(stored.<Integer>getList("steps.number")).containsExactly(1, 2);
    assertThat(stored.getString("steps[1].actualResult")).isEqualTo("an error");
    assertThat(stored.getBoolean("steps[1].critical")).isTrue();
    assertThat(stored.getString("consoleLog")).isEqualTo("log\uFFFDof it");
    assertThat(stored.getLong("durationMs")).isNotNegative();
    assertThat(stored.getString("completedAt")).endsWith("Z");
    assertThat(stored.getString("runId")).isNotNull();
  }

  @Test
  void what_the_lifecycle_does_not_allow_is_a_conflict() {
    String id = cart.execute();
    patch(id, Map.of("status", "completed", "result", "pass"))
        .then()
        .statusCode(409)
        .body(
            "detail",
            equalTo(
                "Execution "
                    + id
                    + " is pending and cannot become completed; send status running first."));
    patch(id, Map.of("status", "running")).then().statusCode(200);
    patch(id, Map.of("status", "completed"))
        .then()
        .statusCode(400)
        .body("field", equalTo("result"));
    patch(id, Map.of("status", "completed", "result", "pass")).then().statusCode(200);

    patch(id, Map.of("status", "running")).then().statusCode(409);
    patch(id, Map.of("result", "fail")).then().statusCode(409);
    step(id, Map.of("number", 1, "description", "late")).then().statusCode(409);
    admin().post(EXECUTIONS + "/" + id + "/cancel").then().statusCode(409);
    // The answer to the first try was lost.
    patch(id, Map.of("status", "completed", "result", "pass")).then().statusCode(200);
    assertThat(read(id).getString("result")).isEqualTo("pass");
  }

  @Test
  void one_that_waits_or_runs_can_be_cancelled_and_becomes_no_run() {
    String id = cart.execute();

    admin()
        .post(EXECUTIONS + "/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("status", equalTo("cancelled"));

    assertThat(read(id).getString("result")).isNull();
    assertThat(read(id).getString("runId")).isNull();
    assertThat(
            tables.number(
                "select count(*) from test_run r join project p on p.id = r.project_id where p.slug = ?",
                project))
        .isZero();
  }

  @Test
  void a_step_starts_an_execution_that_waits() {
    String id = cart.execute();

    step(id, Map.of("number", 1, "description", "go", "result", "pass")).then().statusCode(201);

    assertThat(read(id).getString("status")).isEqualTo("running");
    patch(id, Map.of("status", "pending")).then().statusCode(200).body("totalSteps", equalTo(0));
    assertThat(read(id).getList("steps")).isEmpty();
  }

  @Test
  void lists_are_filtered_paged_newest_first_and_without_logs() {
    String first = cart.execute(admin(), Map.of("browser", "firefox", "environment", "staging"));
    String second = cart.execute(admin(), Map.of("browser", "chrome"));
    String third = cart.execute(admin(), Map.of("browser", "firefox"));
    patch(second, Map.of("status", "running"));
    patch(second, Map.of("status", "completed", "result", "pass", "consoleLog", "long"));

    assertThat(ids("project=" + project)).containsExactly(third, second, first);
    assertThat(ids("project=" + project + "&browser=firefox")).containsExactly(third, first);
    assertThat(ids("testCaseId=" + cart.caseId + "&environment=staging")).containsExactly(first);
    assertThat(ids("testCaseId=" + cart.caseId + "&result=pass&status=completed"))
        .containsExactly(second);
    assertThat(ids("testCaseId=" + cart.caseId + "&userId=nobody")).isEmpty();
    assertThat(ids("project=another")).isEmpty();
    admin()
        .get(TESTS + "/" + cart.caseId + "/executions?limit=1&offset=1")
        .then()
        .statusCode(200)
        .body("total", equalTo(3))
        .body("limit", equalTo(1))
        .body("offset", equalTo(1))
        .body("items[0].id", equalTo(second))
        .body("items[0]", not(hasKey("consoleLog")))
        .body("items[0]", not(hasKey("steps")));
    admin()
        .get(EXECUTIONS + "?offset=2147483647")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
  }

  @Test
  void cursors_reach_every_execution_once_whatever_arrives_meanwhile() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(0, cart.execute());
    }
    tables.execute(
        "update execution set created_at = '2026-11-20T08:00:00.123456Z' where test_case_id = ?",
        UUID.fromString(cart.caseId));
    all.sort(Comparator.reverseOrder()); // of the same instant: by their ids

    List<String> read = new ArrayList<>();
    String path = TESTS + "/" + cart.caseId + "/executions?limit=2";
    for (String next = path; next != null; ) {
      JsonPath page = admin().get(next).then().statusCode(200).extract().jsonPath();
      read.addAll(page.getList("items.id"));
      String cursor = page.getString("nextCursor");
      next = cursor == null ? null : path + "&cursor=" + cursor;
      cart.execute();
    }

    assertThat(read).isEqualTo(all);
  }

  @Test
  void twelve_statistics_add_up() {
    String passed = cart.execute(admin(), Map.of("browser", "firefox", "environment", "staging"));
    String failed = cart.execute(admin(), Map.of("browser", "firefox"));
    cart.execute();
    ExecutionFixture other = ExecutionFixture.registered(project, "other");
    String old = other.execute();
    for (String id : List.of(passed, failed)) {
      patch(id, Map.of("status", "running"));
    }
    patch(passed, Map.of("status", "completed", "result", "pass"));
    patch(failed, Map.of("status", "completed", "result", "fail"));
    tables.execute("update execution set duration_ms = 3600000 where id = ?::uuid", passed);
    tables.execute("update execution set duration_ms = 1800000 where id = ?::uuid", failed);
    tables.execute(
        "update execution set created_at = now() - interval '8 days' where id = ?::uuid", old);

    JsonPath stats =
        admin()
            .get(EXECUTIONS + "/stats?project=" + project)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(stats.getMap(""))
        .containsOnlyKeys(
            "totalExecutions",
            "byStatus",
            "byResult",
            "byBrowser",
            "byEnvironment",
            "passRate",
            "averageDurationMs",
            "totalDurationHours",
            "executionsLast24h",
            "executionsLast7d",
            "executionsLast30d",
            "mostExecutedTests");
    assertThat(stats.getInt("totalExecutions")).isEqualTo(4);
    assertThat(stats.<String, Integer>getMap("byStatus"))
        .isEqualTo(Map.of("pending", 2, "running", 0, "completed", 2, "failed", 0, "cancelled", 0));
    assertThat(stats.<String, Integer>getMap("byResult"))
        .isEqualTo(Map.of("pass", 1, "fail", 1, "error", 0, "skip", 0));
    assertThat(stats.<String, Integer>getMap("byBrowser")).isEqualTo(Map.of("firefox", 2));
    assertThat(stats.<String, Integer>getMap("byEnvironment")).isEqualTo(Map.of("staging", 1));
    assertThat(stats.getDouble("passRate")).isEqualTo(50.0);
    assertThat(stats.getLong("averageDurationMs")).isEqualTo(2_700_000);
    assertThat(stats.getDouble("totalDurationHours")).isEqualTo(1.5);
    assertThat(stats.getInt("executionsLast24h")).isEqualTo(3);
    assertThat(stats.getInt("executionsLast7d")).isEqualTo(3);
    assertThat(stats.getInt("executionsLast30d")).isEqualTo(4);
    assertThat(stats.<String>getList("mostExecutedTests.name"))
        .containsExactly("adds to the cart", "other");
    assertThat(stats.<Integer>getList("mostExecutedTests.count")).containsExactly(3, 1);
    assertThat(
            member("bob", "*")
                .get(EXECUTIONS + "/stats?project=" + project)
                .jsonPath()
                .getString("passRate"))
        .isNull();
  }

  @Test
  void everybody_but_admins_sees_and_manages_their_own_only() {
    String bobs = cart.execute(member("bob", project), Map.of());
    String path = EXECUTIONS + "/" + bobs;

    assertThat(member("bob", project).get(path).statusCode()).isEqualTo(200);
    assertThat(admin().get(path).statusCode()).isEqualTo(200);
    assertThat(member("eve", project).get(path).statusCode()).isEqualTo(404);
    assertThat(member("bob", "another").get(path).statusCode()).isEqualTo(404);
    assertThat(member("eve", "*").delete(path).statusCode()).isEqualTo(404);
    assertThat(member("eve", "*").post(path + "/cancel").statusCode()).isEqualTo(404);
    assertThat(send(member("eve", "*"), "PATCH", path, Map.of("status", "running")).statusCode())
        .isEqualTo(404);
    assertThat(
            send(
                    member("eve", "*"),
                    "POST",
                    path + "/steps",
                    Map.of("number", 1, "description", "x"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            send(
                    member("eve", "*"),
                    "POST",
                    EXECUTIONS + "/claim",
                    Map.of("runner", "r", "filters", Map.of("project", project)))
                .statusCode())
        .isEqualTo(204);
    assertThat(
            member("eve", "*").get(EXECUTIONS + "?project=" + project).jsonPath().getInt("total"))
        .isZero();
    assertThat(member("bob", project).get(EXECUTIONS).jsonPath().getInt("total")).isEqualTo(1);
    assertThat(member("eve", "*").delete(TESTS + "/" + cart.caseId).statusCode()).isEqualTo(403);
    assertThat(member("eve", "another").delete(TESTS + "/" + cart.caseId).statusCode())
        .isEqualTo(404);
    assertThat(member("eve", "another").get(TESTS + "/" + cart.caseId + "/executions").statusCode())
        .isEqualTo(404);
    assertThat(
            send(member("eve", "another"), "POST", TESTS, Map.of("project", project, "name", "x"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoever_only_sees_a_project_has_nothing_run_there() {
    ExecutionFixture elsewhere =
        ExecutionFixture.registered("p" + UUID.randomUUID(), "is seen, not run");
    String token = InternalTokens.memberAndViewer("mia", cart.project, elsewhere.project);
    String id = cart.execute(given().auth().oauth2(token), Map.of());

    assertThat(given().auth().oauth2(token).get(EXECUTIONS + "/" + id).statusCode()).isEqualTo(200);
    for (String path : List.of(TESTS + "/" + elsewhere.caseId + "/execute", TESTS)) {
      Map<String, String> body =
          path.equals(TESTS) ? Map.of("project", elsewhere.project, "name", "x") : Map.of();
      assertThat(send(given().auth().oauth2(token), "POST", path, body).statusCode())
          .as(path)
          .isEqualTo(403);
    }
    assertThat(given().auth().oauth2(token).delete(TESTS + "/" + elsewhere.caseId).statusCode())
        .isEqualTo(403);
  }

  @Test
  void readers_change_nothing_and_nobody_gets_in_without_a_token() {
    String id = cart.execute();

    assertThat(given().get(EXECUTIONS).statusCode()).isEqualTo(401);
    assertThat(given().get(EXECUTIONS + "/stats").statusCode()).isEqualTo(401);
    assertThat(given().get(EXECUTIONS + "/" + id).statusCode()).isEqualTo(401);
    for (String path :
        List.of(
            TESTS,
            TESTS + "/" + cart.caseId + "/execute",
            EXECUTIONS + "/claim",
            EXECUTIONS + "/" + id + "/steps")) {
      assertThat(send(reader("*"), "POST", path, Map.of()).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(send(reader("*"), "PATCH", EXECUTIONS + "/" + id, Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(reader("*").post(EXECUTIONS + "/" + id + "/cancel").statusCode()).isEqualTo(403);
    assertThat(reader("*").delete(EXECUTIONS + "/" + id).statusCode()).isEqualTo(403);
    assertThat(reader("*").delete(TESTS + "/" + cart.caseId).statusCode()).isEqualTo(403);
    assertThat(member("bob", "*").delete(EXECUTIONS + "?userId=anna").statusCode()).isEqualTo(403);
  }

  @Test
  void deleting_cascades_from_the_test_to_executions_and_steps() {
    String one = cart.execute();
    step(one, Map.of("number", 1, "description", "x"));
    String two = cart.execute();
    step(two, Map.of("number", 1, "description", "x"));

    admin().delete(EXECUTIONS + "/" + one).then().statusCode(204);
    assertThat(admin().get(EXECUTIONS + "/" + one).statusCode()).isEqualTo(404);
    assertThat(steps(one)).isZero();
    assertThat(admin().delete(EXECUTIONS + "/" + one).statusCode()).isEqualTo(404);

    admin().delete(TESTS + "/" + cart.caseId).then().statusCode(204);
    assertThat(admin().get(EXECUTIONS + "/" + two).statusCode()).isEqualTo(404);
    assertThat(steps(two)).isZero();
    assertThat(admin().delete(TESTS + "/" + cart.caseId).statusCode()).isEqualTo(404);
    assertThat(send(admin(), "POST", TESTS + "/" + cart.caseId + "/execute", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void deleting_a_user_takes_all_executions_of_that_user() {
    String bob = "bob" + UUID.randomUUID();
    String bobs = cart.execute(member(bob, "*"), Map.of());
    String annas = cart.execute();

    admin().delete(EXECUTIONS + "?userId=" + bob).then().statusCode(204);

    assertThat(admin().get(EXECUTIONS + "/" + bobs).statusCode()).isEqualTo(404);
    assertThat(admin().get(EXECUTIONS + "/" + annas).statusCode()).isEqualTo(200);
    assertThat(admin().delete(EXECUTIONS).statusCode()).isEqualTo(400);
  }

  @Test
  void a_repeated_request_with_its_key_is_one_execution() {
    String path = TESTS + "/" + cart.caseId + "/execute";
    String first =
        send(admin().header("Idempotency-Key", project), "POST", path, Map.of())
            .jsonPath()
            .getString("id");
    String again =
        send(admin().header("Idempotency-Key", project), "POST", path, Map.of())
            .jsonPath()
            .getString("id");
    String bobs =
        send(member("bob", "*").header("Idempotency-Key", project), "POST", path, Map.of())
            .jsonPath()
            .getString("id");

    assertThat(again).isEqualTo(first);
    assertThat(bobs).isNotEqualTo(first);
  }

  @Test
  void a_key_is_good_for_one_request() {
    String path = TESTS + "/" + cart.caseId + "/execute";
    send(admin().header("Idempotency-Key", project), "POST", path, Map.of("browser", "firefox"))
        .then()
        .statusCode(201);

    send(admin().header("Idempotency-Key", project), "POST", path, Map.of("browser", "chrome"))
        .then()
        .statusCode(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EXECUTIONS + "?project=%00",
        EXECUTIONS + "?browser=%00",
        EXECUTIONS + "?environment=%00",
        EXECUTIONS + "?userId=%00",
        EXECUTIONS + "/stats?project=%00"
      })
  void what_no_database_takes_is_named(String path) {
    String name = path.replaceAll(".*\\?|=.*", "");

    admin().urlEncodingEnabled(false).get(path).then().statusCode(400).body("field", equalTo(name));
  }

  @Test
  void a_step_is_of_this_age() {
    step(
            cart.execute(),
            Map.of("number", 1, "description", "x", "startedAt", "+999999999-12-31T23:59:59Z"))
        .then()
        .statusCode(400)
        .body("field", equalTo("startedAt"));
  }

  @Test
  void an_execute_without_a_body_is_enough() {
    admin()
        .contentType(ContentType.JSON)
        .post(TESTS + "/" + cart.caseId + "/execute")
        .then()
        .statusCode(201)
        .body("trigger", equalTo("manual"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"status": "done"}                            | status
          {"result": "green"}                           | result
          {"screenshotUrl": "javascript:alert(1)"}      | screenshotUrl
          {"videoUrl": "file:///etc/passwd"}            | videoUrl
          {"videoUrl": "https://"}                      | videoUrl
          {"consoleLog": 7}                             | consoleLog
          {"state": "running"}                          | state
          """)
  void a_wrong_member_of_a_change_is_named(String body, String field) {
    String id = cart.execute();

    send(admin(), "PATCH", EXECUTIONS + "/" + id, body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"description": "x"}                                              | number
          {"number": 0, "description": "x"}                                 | number
          {"number": 1.5, "description": "x"}                               | number
          {"number": 1}                                                     | description
          {"number": 1, "description": "x", "critical": "yes"}              | critical
          {"number": 1, "description": "x", "retryCount": -1}               | retryCount
          {"number": 1, "description": "x", "startedAt": "today"}           | startedAt
          {"number": 1, "description": "x", "startedAt": "2026-01-02T00:00:00Z", "completedAt": "2026-01-01T00:00:00Z"} | completedAt
          {"number": 1, "description": "x", "screenshotAfterUrl": "ftp://x"}| screenshotAfterUrl
          """)
  void a_wrong_member_of_a_step_is_named(String body, String field) {
    send(admin(), "POST", EXECUTIONS + "/" + cart.execute() + "/steps", body)
        .then()
        .statusCode(400)
        .body("field", equalTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/tests          | {"name": "x"}                                            | project
          /api/tests          | {"project": "Not A Slug", "name": "x"}                   | project
          /api/tests          | {"project": "shop", "suiteId": "E2E", "name": "x"}       | suiteId
          /api/tests          | {"project": "shop"}                                      | name
          /api/tests          | {"project": "shop", "name": "a\\u0007b"}                 | name
          /api/executions/claim | {"leaseSeconds": 60}                                   | runner
          /api/executions/claim | {"runner": "r", "leaseSeconds": 0}                     | leaseSeconds
          /api/executions/claim | {"runner": "r", "leaseSeconds": 100000}                | leaseSeconds
          /api/executions/claim | {"runner": "r", "filters": {"colour": "red"}}          | filters.colour
          /api/executions/claim | {"runner": "r", "filters": {"testCaseId": "7"}}        | filters.testCaseId
          /api/executions/claim | {"runner": "r", "filters": []}                         | filters
          """)
  void a_wrong_member_of_a_registration_or_a_claim_is_named(
      String path, String body, String field) {
    send(admin(), "POST", path, body).then().statusCode(400).body("field", equalTo(field));
  }

  @ParameterizedTest
  @CsvSource({
    "status=done, status",
    "result=green, result",
    "testCaseId=7, testCaseId",
    "limit=501, limit",
    "offset=-1, offset",
    "cursor=x, cursor",
    "offset=1&cursor=x, cursor",
    "state=running, state"
  })
  void a_wrong_parameter_of_a_list_is_named(String query, String field) {
    admin().get(EXECUTIONS + "?" + query).then().statusCode(400).body("field", equalTo(field));
  }

  @Test
  void what_is_too_long_is_refused_and_the_limit_named() {
    String id = cart.execute();

    patch(id, Map.of("consoleLog", "x".repeat(1_048_577)))
        .then()
        .statusCode(400)
        .body("field", equalTo("consoleLog"))
        .body(
            "detail",
            equalTo(
                "consoleLog must have at most 1048576 characters (argus.execution.console-log-chars)."));
    patch(id, Map.of("errorMessage", "x".repeat(8_193))).then().statusCode(400);
    tables.execute("update execution set total_steps = 500 where id = ?::uuid", id);
    step(id, Map.of("number", 501, "description", "x"))
        .then()
        .statusCode(400)
        .body("field", equalTo("number"));
  }

  @Test
  void what_is_no_id_and_what_is_no_object_are_told() {
    assertThat(admin().get(EXECUTIONS + "/nonsense").statusCode()).isEqualTo(404);
    assertThat(admin().get(EXECUTIONS + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(admin().get(TESTS + "/nonsense/executions").statusCode()).isEqualTo(404);
    assertThat(send(admin(), "PATCH", EXECUTIONS + "/" + cart.execute(), "[]").statusCode())
        .isEqualTo(400);
    assertThat(send(admin(), "POST", TESTS, "{\"name\": ").statusCode()).isEqualTo(400);
  }

  private int steps(String id) {
    return tables.number("select count(*) from execution_step where execution_id = ?::uuid", id);
  }

  private static List<String> ids(String query) {
    return admin()
        .get(EXECUTIONS + "?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.id");
  }
}
