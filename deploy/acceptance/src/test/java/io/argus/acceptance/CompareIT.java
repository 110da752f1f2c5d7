package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two runs side by side, and the failures and tests behind them, from reports to answers. */
class CompareIT {

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();
  private final Instant start = Instant.now().minusSeconds(3600);

  @Test
  void tells_what_broke_what_was_fixed_and_what_stayed() {
    String base = post(0, "breaks P, heals F, stays red F, stays green P, goes P");
    String head = post(1, "breaks F, heals P, stays red F, stays green P, comes F");

    JsonPath answer = compare(base, head).jsonPath();

    assertThat(names(answer, "newFailures")).containsExactlyInAnyOrder("breaks", "comes");
    assertThat(names(answer, "fixed")).containsExactly("heals");
    assertThat(names(answer, "stillFailing")).containsExactly("stays red");
    assertThat(names(answer, "added")).containsExactly("comes");
    assertThat(names(answer, "removed")).containsExactly("goes");
    assertThat(answer.<String, Integer>getMap("summary"))
        .isEqualTo(
            Map.of(
                "newFailures",
                2,
                "fixed",
                1,
                "stillFailing",
                1,
                "stillPassing",
                1,
                "added",
                1,
                "removed",
                1));
    assertThat(answer.getString("base.id")).isEqualTo(base);
    assertThat(answer.getString("head.id")).isEqualTo(head);
    assertThat(answer.getString("stillFailing[0].head.error.message")).isEqualTo("no & <b>");
  }

  @Test
  void an_unknown_run_is_named() {
    String known = post(0, "a P");
    String unknown = UUID.randomUUID().toString();

    Response refused = compare(known, unknown);

    refused.then().statusCode(404).contentType("application/problem+json");
    assertThat(refused.jsonPath().getString("detail"))
        .isEqualTo("There is no run " + unknown + " (head).");
    compare("latest", known).then().statusCode(400);
  }

  @Test
  void failures_and_tests_tell_the_same_story() {
    post(0, "one F, two F, three P");
    String head = post(1, "one F, two P, three P");

    JsonPath failures = argus.get("/api/failures", Map.of("project", project)).jsonPath();
    assertThat(failures.<String>getList("items.status")).containsExactly("new");
    assertThat(failures.getInt("items[0].cases")).isEqualTo(2);
    assertThat(failures.getInt("items[0].runs")).isEqualTo(2);
    assertThat(failures.getString("items[0].latest.runId")).isEqualTo(head);

    JsonPath tests = argus.get("/api/tests", Map.of("project", project, "q", "C.ONE")).jsonPath();
    assertThat(tests.<String>getList("items.name")).containsExactly("one");
    assertThat(tests.getString("items[0].lastStatus")).isEqualTo("fail");
    assertThat(tests.getString("items[0].flaky.level")).isEqualTo("BROKEN");
    assertThat(
            argus
                .get("/api/tests/" + tests.getString("items[0].id"), Map.of())
                .jsonPath()
                .<String>getList("history.items.status"))
        .containsExactly("fail", "fail");
  }

  /** Posts a run of cases, each a name and P or F; answers its id once it can be read. */
  private String post(int second, String cases) {
    StringBuilder report = new StringBuilder("<testsuite name='s'>");
    for (String each : cases.split(", ")) {
      int end = each.length() - 2;
      report
          .append("<testcase classname='C' name='")
          .append(each, 0, end)
          .append("'>")
          .append(each.endsWith("F") ? "<failure type='T' message='no &amp; &lt;b&gt;'/>" : "")
          .append("</testcase>");
    }
    return argus
        .postAndRead(
            report.append("</testsuite>").toString().getBytes(UTF_8),
            Map.of("project", project, "startedAt", start.plusSeconds(second).toString()))
        .getString("id");
  }

  private Response compare(String base, String head) {
    return argus.get("/api/runs/compare", Map.of("base", base, "head", head));
  }

  private static List<String> names(JsonPath answer, String list) {
    return answer.getList(list + ".case.name");
  }
}
