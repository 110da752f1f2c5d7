package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that posts its report and prints the verdict, in one call. */
class WaitIT {

  private static final String REPORT =
      """
      <testsuite name="shop" time="0.3">
        <testcase classname="CartTest" name="adds" time="0.1"/>
        <testcase classname="CartTest" name="removes" time="0.2">
          <failure message="expected 1 but was 2" type="AssertionError">at CartTest.removes(CartTest.java:7)</failure>
        </testcase>
      </testsuite>
      """;

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

  @Test
  void the_verdict_comes_with_the_answer() {
    Response answer = post("build-1", 10);

    answer.then().statusCode(202);
    JsonPath verdict = answer.jsonPath();
    assertThat(verdict.getBoolean("applied")).isTrue();
    assertThat(verdict.getList("failures")).hasSize(1);
    assertThat(verdict.getString("failures[0].case.className")).isEqualTo("CartTest");
    assertThat(verdict.getString("failures[0].case.name")).isEqualTo("removes");
    assertThat(verdict.getString("failures[0].error.message")).isEqualTo("expected 1 but was 2");
    assertThat(verdict.getString("failures[0].flaky.verdict")).isEqualTo("insufficient_data");
    argus
        .get("/api/runs/" + verdict.getString("runId"), Map.of())
        .then()
        .statusCode(200)
        .body("counts.failed", equalTo(1));
  }

  @Test
  void what_is_applied_already_is_answered_at_once() {
    post("build-1", 10);

    Response again = post("build-1", 10);

    assertThat(again.jsonPath().getBoolean("applied")).isTrue();
    assertThat(again.time()).isLessThan(5_000);
  }

  @Test
  void without_wait_the_answer_is_as_it_was() {
    assertThat(post("build-1", 0).jsonPath().getMap("")).doesNotContainKeys("applied", "failures");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "-1", "soon", ""})
  void a_wait_that_is_none_is_named(String wait) {
    argus
        .post(REPORT.getBytes(UTF_8), Map.of("project", project, "wait", wait))
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("wait"));
  }

  private Response post(String runKey, int wait) {
    return argus.post(
        REPORT.getBytes(UTF_8), Map.of("project", project, "runKey", runKey, "wait", wait));
  }
}
