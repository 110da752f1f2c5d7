package io.argus.analytics.execution;

import static io.argus.analytics.execution.ExecutionFixture.EXECUTIONS;
import static io.argus.analytics.execution.ExecutionFixture.patch;
import static io.argus.analytics.execution.ExecutionFixture.read;
import static io.argus.analytics.execution.ExecutionFixture.send;
import static io.argus.analytics.execution.ExecutionFixture.step;
import static io.argus.analytics.testdata.Callers.admin;
import static io.argus.analytics.testdata.Callers.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.analytics.testdata.MovableClock;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ClaimsTest {

  private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(61);

  @Inject Claims claims;
  @Inject MovableClock clock;

  private final String project = "p" + UUID.randomUUID();
  private ExecutionFixture cart;

  @BeforeEach
  void register() {
    cart = ExecutionFixture.registered(project, "adds");
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void the_one_that_has_waited_longest_is_claimed_with_all_that_its_runner_needs() {
    String first =
        cart.execute(
            admin(),
            Map.of("browser", "firefox", "environment", "x", "baseUrl", "https://x.example"));
    cart.execute();

    JsonPath claimed = cart.claim("r1", 60).then().statusCode(200).extract().jsonPath();

    assertThat(claimed.getString("id")).isEqualTo(first);
    assertThat(claimed.getString("status")).isEqualTo("running");
    assertThat(claimed.getString("runner")).isEqualTo("r1");
    assertThat(claimed.getString("testCase.name")).isEqualTo("adds");
    assertThat(claimed.getString("baseUrl")).isEqualTo("https://x.example");
  }

  @Test
  void many_runners_at_once_get_each_execution_once() throws Exception {
    Set<String> waiting = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(cart.execute());
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<String>>> runners = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String runner = "r" + i;
        runners.add(() -> claimAll(runner));
      }
      List<String> claimed = new ArrayList<>();
      for (Future<List<String>> each : threads.invokeAll(runners)) {
        claimed.addAll(each.get());
      }

      assertThat(claimed).hasSize(20).containsExactlyInAnyOrderElementsOf(waiting);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void filters_say_what_a_runner_can_run() {
    String firefox = cart.execute(admin(), Map.of("browser", "firefox", "environment", "staging"));

    assertThat(claim(Map.of("browser", "chrome")).statusCode()).isEqualTo(204);
    assertThat(claim(Map.of("environment", "live")).statusCode()).isEqualTo(204);
    assertThat(claim(Map.of("suiteId", "unit")).statusCode()).isEqualTo(204);
    assertThat(claim(Map.of("testCaseId", UUID.randomUUID())).statusCode()).isEqualTo(204);
    claim(
            Map.of(
                "browser", "firefox",
                "environment", "staging",
                "suiteId", "e2e",
                "testCaseId", cart.caseId))
        .then()
        .statusCode(200)
        .body("id", equalTo(firefox));
  }

  @Test
  void a_runner_that_is_no_admin_runs_its_owners_executions() {
    cart.execute();
    String bobs = cart.execute(member("bob", project), Map.of());
    Map<String, ?> request = Map.of("runner", "bobs", "filters", Map.of("project", project));

    send(member("bob", project), "POST", EXECUTIONS + "/claim", request)
        .then()
        .statusCode(200)
        .body("id", equalTo(bobs));
    assertThat(send(member("bob", project), "POST", EXECUTIONS + "/claim", request).statusCode())
        .isEqualTo(204);
  }

  @Test
  void an_execution_of_a_silent_runner_waits_again_and_that_runner_has_lost_it() {
    String id = cart.execute();
    cart.claim("dead", 60);
    step(id, Map.of("number", 1, "description", "x", "result", "fail"));
    clock.forward(LONGER_THAN_A_LEASE);

    cart.claim("alive", 60).then().statusCode(200).body("id", equalTo(id));

    assertThat(read(id).getString("runner")).isEqualTo("alive");
    assertThat(read(id).getInt("totalSteps")).isZero();
    patch(id, Map.of("status", "completed", "result", "pass", "runner", "dead"))
        .then()
        .statusCode(409);
    step(id, Map.of("number", 1, "description", "x", "runner", "dead")).then().statusCode(409);
    patch(id, Map.of("status", "completed", "result", "pass", "runner", "alive"))
        .then()
        .statusCode(200);
  }

  @Test
  void a_sign_of_life_renews_the_lease() {
    String id = cart.execute();
    cart.claim("r", 60);
    clock.forward(Duration.ofSeconds(40));
    patch(id, Map.of("runner", "r")).then().statusCode(200);
    clock.forward(Duration.ofSeconds(40));
    claims.lapse();
    assertThat(read(id).getString("status")).isEqualTo("running");

    step(id, Map.of("number", 1, "description", "x"));
    clock.forward(Duration.ofSeconds(40));
    claims.lapse();
    assertThat(read(id).getString("status")).isEqualTo("running");

    clock.forward(LONGER_THAN_A_LEASE);
    claims.lapse();
    assertThat(read(id).getString("status")).isEqualTo("pending");
  }

  @Test
  void one_that_loses_three_runners_ends_as_an_error_that_says_so() {
    String id = cart.execute();
    for (int i = 1; i <= 3; i++) {
      cart.claim("r" + i, 60).then().statusCode(200);
      clock.forward(LONGER_THAN_A_LEASE);
    }

    assertThat(cart.claim("r4", 60).statusCode()).isEqualTo(204);

    JsonPath ended = read(id);
    assertThat(ended.getString("status")).isEqualTo("failed");
    assertThat(ended.getString("result")).isEqualTo("error");
    assertThat(ended.getString("errorMessage"))
        .isEqualTo("Given up: 3 runners in a row fell silent while they ran it, the last was r3.");
  }

  @Test
  void one_that_somebody_started_without_a_claim_never_lapses() {
    String id = cart.execute();
    patch(id, Map.of("status", "running"));
    clock.forward(Duration.ofDays(1));

    claims.lapse();

    assertThat(read(id).getString("status")).isEqualTo("running");
  }

  private List<String> claimAll(String runner) {
    List<String> claimed = new ArrayList<>();
    Response answer = cart.claim(runner, 60);
    while (answer.statusCode() == 200) {
      claimed.add(answer.jsonPath().getString("id"));
      answer = cart.claim(runner, 60);
    }
    return claimed;
  }

  private Response claim(Map<String, ?> filters) {
    Map<String, Object> all = new java.util.HashMap<>(filters);
    all.put("project", project);
    return send(admin(), "POST", EXECUTIONS + "/claim", Map.of("runner", "r", "filters", all));
  }
}
