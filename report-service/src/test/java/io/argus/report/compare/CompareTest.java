package io.argus.report.compare;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static io.argus.report.testdata.Callers.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.RunFixture;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class CompareTest {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private StoredResults results;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
    results.project("blog");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void tells_what_changed_in_which_way() {
    UUID base =
        run(1)
            .result("T", "breaks", PASS)
            .result("T", "heals", FAIL)
            .result("T", "still red", FAIL)
            .result("T", "still green", PASS)
            .result("T", "muted", FAIL)
            .result("T", "unmuted into red", SKIP)
            .result("T", "gone", PASS)
            .store();
    UUID head =
        run(2)
            .result("T", "breaks", ERROR)
            .result("T", "heals", PASS)
            .result("T", "still red", ERROR)
            .result("T", "still green", PASS)
            .result("T", "muted", SKIP)
            .result("T", "unmuted into red", FAIL)
            .result("T", "new and green", PASS)
            .result("T", "new and red", FAIL)
            .store();

    JsonPath answer = compare(base, head);

    assertThat(answer.getString("base.id")).isEqualTo(base.toString());
    assertThat(answer.getString("head.id")).isEqualTo(head.toString());
    assertThat(names(answer, "newFailures"))
        .containsExactly("breaks", "unmuted into red", "new and red");
    assertThat(names(answer, "fixed")).containsExactly("heals");
    assertThat(names(answer, "stillFailing")).containsExactly("still red");
    assertThat(names(answer, "added")).containsExactly("new and green", "new and red");
    assertThat(names(answer, "removed")).containsExactly("gone");
    assertThat(answer.<String, Integer>getMap("summary"))
        .isEqualTo(
            Map.of(
                "newFailures",
                3,
                "fixed",
                1,
                "stillFailing",
                1,
                "stillPassing",
                1,
                "added",
                2,
                "removed",
                1));
  }

  @Test
  void tells_how_each_case_came_out_on_both_sides() {
    UUID base = run(1).result("T", "a", PASS).store();
    UUID head =
        run(2)
            .result(
                StoredCaseFixture.of("T", "a", FAIL)
                    .durationMs(7)
                    .message("<script>alert(1)</script> \u202e{\"x\":"))
            .store();

    anyone()
        .get(path(base, head))
        .then()
        .contentType("application/json")
        .body("newFailures[0].case.project", equalTo("shop"))
        .body("newFailures[0].case.suiteId", equalTo("unit"))
        .body("newFailures[0].case.className", equalTo("T"))
        .body("newFailures[0].base.status", equalTo("pass"))
        .body("newFailures[0].base.durationMs", equalTo(12))
        .body("newFailures[0].base.error", nullValue())
        .body("newFailures[0].head.status", equalTo("fail"))
        .body("newFailures[0].head.durationMs", equalTo(7))
        .body(
            "newFailures[0].head.error.message", equalTo("<script>alert(1)</script> \u202e{\"x\":"))
        .body("newFailures[0].head.error.type", equalTo(StoredCaseFixture.TYPE))
        .body("newFailures[0].flaky.recent", equalTo(List.of("fail", "pass")));
  }

  @Test
  void a_pass_on_retry_is_a_pass_and_says_so() {
    StoredCaseFixture retried = StoredCaseFixture.of("T", "a", PASS).detail("FP", "{}");
    UUID red = run(1).result("T", "a", FAIL).store();
    UUID flaky = run(2).result(retried).store();
    UUID green = run(3).result("T", "a", PASS).store();

    assertThat(compare(red, flaky).getBoolean("fixed[0].head.passedOnRetry")).isTrue();
    assertThat(compare(red, green).getBoolean("fixed[0].head.passedOnRetry")).isFalse();
    assertThat(compare(flaky, green).getInt("summary.stillPassing")).isEqualTo(1);
  }

  @Test
  void judges_a_failure_as_of_its_run_and_a_fixed_case_as_of_now() {
    UUID[] runs = new UUID[8];
    String oldestFirst = "PPPPPFPP";
    for (int i = 0; i < runs.length; i++) {
      runs[i] = run(i).result("T", "a", oldestFirst.charAt(i) == 'F' ? FAIL : PASS).store();
    }

    assertThat(compare(runs[0], runs[5]).getString("newFailures[0].flaky.verdict"))
        .isEqualTo("new_failure");
    assertThat(compare(runs[5], runs[7]).getString("fixed[0].flaky.verdict")).isEqualTo("healthy");
  }

  @Test
  void cases_that_have_not_failed_and_recovered_come_first() {
    for (int i = 0; i < 6; i++) {
      run(i).result("T", "wavers", i % 2 == 0 ? FAIL : PASS).result("T", "steady", PASS).store();
    }
    UUID base = run(7).result("T", "wavers", PASS).result("T", "steady", PASS).store();
    UUID head = run(8).result("T", "wavers", FAIL).result("T", "steady", FAIL).store();

    assertThat(names(compare(base, head), "newFailures")).containsExactly("steady", "wavers");
    JsonPath first = ask(path(base, head), "").jsonPath();
    assertThat(first.getList("newFailures")).hasSize(2);
    JsonPath limited = anyone().get(path(base, head) + "&limit=1").jsonPath();
    assertThat(names(limited, "newFailures")).containsExactly("steady");
    assertThat(limited.getInt("summary.newFailures")).isEqualTo(2);
  }

  @Test
  void a_run_compared_with_itself_has_not_changed() {
    UUID id = run(1).result("T", "a", PASS).result("T", "b", FAIL).store();

    assertThat(compare(id, id).<String, Integer>getMap("summary"))
        .containsEntry("stillFailing", 1)
        .containsEntry("stillPassing", 1)
        .containsEntry("newFailures", 0);
  }

  @Test
  void runs_without_cases_can_be_compared() {
    UUID empty = run(1).store();
    UUID head = run(2).result("T", "a", PASS).store();

    assertThat(compare(empty, head).getInt("summary.added")).isEqualTo(1);
    assertThat(compare(head, empty).getInt("summary.removed")).isEqualTo(1);
    assertThat(compare(empty, empty).getList("added")).isEmpty();
  }

  @Test
  void an_unknown_run_is_a_404_that_names_which() {
    UUID run = run(1).result("T", "a", PASS).store();
    UUID invisible = results.run("blog", "unit", "2026-11-20T10:00:00Z").store();

    detail(404, NOBODY, run, "There is no run " + NOBODY + " (base).");
    detail(404, run, NOBODY, "There is no run " + NOBODY + " (head).");
    detail(
        404,
        NOBODY,
        NOBODY,
        "There is no run " + NOBODY + " (base) and no run " + NOBODY + " (head).");
    reader("shop")
        .get(path(run, invisible))
        .then()
        .statusCode(404)
        .body("detail", equalTo("There is no run " + invisible + " (head)."));
  }

  @Test
  void runs_of_different_suites_or_projects_are_refused() {
    UUID unit = run(1).result("T", "a", PASS).store();
    UUID e2e = results.run("shop", "e2e", "2026-11-20T10:00:00Z").result("T", "a", PASS).store();
    UUID blog = results.run("blog", "unit", "2026-11-20T10:00:00Z").result("T", "a", PASS).store();

    detail(
        422,
        unit,
        e2e,
        "Runs of different suites have no case in common: base is of shop/unit, head of shop/e2e."
            + " Choose two runs of one suite.");
    anyone().get(path(blog, unit)).then().statusCode(422);
  }

  @ParameterizedTest
  @CsvSource({
    "'', base",
    "base=x, base",
    "base=1-1-1-1-1, base",
    "base=" + NOBODY + ", head",
    "base=" + NOBODY + "&head=latest, head",
    "base=" + NOBODY + "&head=" + NOBODY + "&limit=0, limit",
    "base=" + NOBODY + "&head=" + NOBODY + "&limit=501, limit",
    "base=" + NOBODY + "&header=" + NOBODY + ", header",
  })
  void names_the_parameter_it_cannot_read(String query, String field) {
    ask("/api/runs/compare", query).then().statusCode(400).body("field", equalTo(field));
  }

  private static void detail(int status, Object base, Object head, String detail) {
    anyone()
        .get(path(base, head))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", equalTo(detail));
  }

  private RunFixture run(int hour) {
    return results.run("shop", "unit", "2026-11-20T0" + hour + ":00:00Z");
  }

  private static JsonPath compare(UUID base, UUID head) {
    return anyone().get(path(base, head)).then().statusCode(200).extract().jsonPath();
  }

  private static String path(Object base, Object head) {
    return "/api/runs/compare?base=" + base + "&head=" + head;
  }

  private static List<String> names(JsonPath answer, String list) {
    return answer.getList(list + ".case.name");
  }
}
