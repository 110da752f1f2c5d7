package io.argus.report.failure;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunStatus;
import io.argus.report.testdata.MovableClock;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is noon of 2026-11-20: seven days begin on the 14th. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class FailureListTest {

  @Inject MovableClock clock;
  private StoredResults results;

  @BeforeEach
  void store() {
    clock.reset();
    results = StoredResults.empty();
    results.project("shop");
    results.project("blog");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void groups_failures_that_look_alike() {
    results
        .run("shop", "unit", "2026-11-18T10:00:00Z")
        .result(failing("a", FAIL, "<i>refused</i>"))
        .result(failing("b", ERROR, "<i>refused</i>"))
        .result(failing("c", FAIL, "rare"))
        .store();
    UUID newest =
        results
            .run("shop", "e2e", "2026-11-19T10:00:00Z")
            .result(failing("d", FAIL, "<i>refused</i>"))
            .store();

    JsonPath page = list("");

    assertThat(page.getInt("total")).isEqualTo(2);
    assertThat(page.<String>getList("items.message")).containsExactly("<i>refused</i>", "rare");
    assertThat(page.<Integer>getList("items.cases")).containsExactly(3, 1);
    assertThat(page.<Integer>getList("items.runs")).containsExactly(2, 1);
    assertThat(page.getString("items[0].firstSeen")).isEqualTo("2026-11-18T10:00:00Z");
    assertThat(page.getString("items[0].lastSeen")).isEqualTo("2026-11-19T10:00:00Z");
    assertThat(page.getString("items[0].type")).isEqualTo(StoredCaseFixture.TYPE);
    assertThat(page.getString("items[0].project")).isEqualTo("shop");
    assertThat(page.getString("items[0].latest.runId")).isEqualTo(newest.toString());
    assertThat(page.getString("items[0].latest.case.name")).isEqualTo("d");
    assertThat(page.getString("items[0].latest.case.suiteId")).isEqualTo("e2e");
    assertThat(page.getString("items[0].signature"))
        .isEqualTo(
            anyone().get("/api/runs/" + newest).jsonPath().getString("cases[0].error.signature"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    // the day of November and how the case came out
    "'19F', new",
    "'01P 19F', new",
    "'13F 19F', ongoing",
    "'01F 08P 19F', ongoing",
    "'18F 19P', resolved",
    "'01F 18F 19P', resolved",
    "'18F 19S', new",
    "'18F 19P 20F', new",
  })
  void has_a_status(String history, String status) {
    for (String result : history.split(" ")) {
      post(result.substring(0, 2), "a", status(result.charAt(2)));
    }

    assertThat(list("").<String>getList("items.status")).containsExactly(status);
  }

  @Test
  void is_resolved_only_when_every_case_has_passed() {
    post("18", "a", FAIL);
    post("18", "b", FAIL);
    post("19", "a", PASS);
    assertThat(list("").<String>getList("items.status")).containsExactly("new");

    post("19", "b", PASS);
    assertThat(list("").<String>getList("items.status")).containsExactly("resolved");
  }

  @Test
  void was_first_seen_in_whatever_is_kept() {
    post("02", "a", FAIL);
    post("03", "b", FAIL);
    post("19", "a", FAIL);

    assertThat(list("").getString("items[0].firstSeen")).isEqualTo("2026-11-02T10:00:00Z");
    assertThat(list("").getInt("items[0].cases")).isEqualTo(1);
    assertThat(list("days=30").getInt("items[0].cases")).isEqualTo(2);
    assertThat(list("days=30").getString("items[0].status")).isEqualTo("new");

    results.execute("delete from test_run where started_at < '2026-11-03'");
    assertThat(list("").getString("items[0].firstSeen")).isEqualTo("2026-11-03T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3",
    "days=1, 1",
    "days=2, 2",
    "days=30, 4",
    "project=shop, 2",
    "project=blog, 1",
    "project=nowhere, 0",
    "suiteId=e2e, 1",
    "suiteId=e2e&project=blog, 0",
    "project=&suiteId=&days=&tz=, 3",
    "days=1&tz=Pacific/Kiritimati, 0",
  })
  void filters(String query, int groups) {
    run("shop", "unit", "2026-11-20T00:00:00Z", "today");
    run("shop", "e2e", "2026-11-19T09:00:00Z", "yesterday");
    run("blog", "unit", "2026-11-14T00:00:00Z", "six days ago");
    run("blog", "unit", "2026-11-13T23:59:59Z", "seven days ago");

    JsonPath page = list(query);

    assertThat(page.getList("items")).hasSize(groups);
    assertThat(page.getInt("total")).isEqualTo(groups);
  }

  @Test
  void groups_of_different_projects_are_different_failures() {
    run("shop", "unit", "2026-11-20T00:00:00Z", "same");
    run("blog", "unit", "2026-11-20T00:00:00Z", "same");

    assertThat(list("").<String>getList("items.project")).containsExactly("shop", "blog");
  }

  @Test
  void skips_and_failures_without_text_have_no_signature() {
    results
        .run("shop", "unit", "2026-11-19T10:00:00Z")
        .result(failing("a", FAIL, null))
        .result("T", "b", SKIP)
        .store();

    assertThat(list("").getList("items")).isEmpty();
  }

  @Test
  void failures_of_a_running_run_are_told_at_once() {
    results
        .run("shop", "unit", "2026-11-19T10:00:00Z")
        .status(RunStatus.RUNNING)
        .result(failing("a", FAIL, "early"))
        .store();

    assertThat(list("").<String>getList("items.message")).containsExactly("early");
  }

  @Test
  void pages_without_gap_or_repetition() {
    var run = results.run("shop", "unit", "2026-11-19T10:00:00Z");
    for (int i = 0; i < 9; i++) {
      run.result(failing("c" + i, FAIL, "m" + i));
    }
    run.store();
    List<String> all = list("limit=500").getList("items.signature");

    List<String> found = new ArrayList<>();
    for (int offset = 0; offset < 9; offset += 4) {
      JsonPath page = list("limit=4&offset=" + offset);
      found.addAll(page.getList("items.signature"));
      assertThat(page.getInt("total")).isEqualTo(9);
    }

    assertThat(all).hasSize(9).doesNotHaveDuplicates();
    assertThat(found).isEqualTo(all);
    assertThat(list("offset=100").getInt("total")).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "days=0, days",
    "days=x, days",
    "tz=Mars, tz",
    "limit=0, limit",
    "offset=-1, offset",
    "offset=10001, offset",
    "cursor=x, cursor",
    "status=new, status",
  })
  void names_the_parameter_it_cannot_read(String query, String field) {
    ask("/api/failures", query).then().statusCode(400).body("field", equalTo(field));
  }

  private static StoredCaseFixture failing(
      String name, CaseStatus status, @Nullable String message) {
    return StoredCaseFixture.of("T", name, status).message(message);
  }

  private static CaseStatus status(char letter) {
    return switch (letter) {
      case 'F' -> FAIL;
      case 'S' -> SKIP;
      default -> PASS;
    };
  }

  private void post(String day, String name, CaseStatus status) {
    results
        .run("shop", "unit", "2026-11-" + day + "T10:00:00Z")
        .result(failing(name, status, status == FAIL ? "the same" : null))
        .store();
  }

  private void run(String project, String suiteId, String at, String message) {
    results.run(project, suiteId, at).result(failing("a", FAIL, message)).store();
  }

  private static JsonPath list(String query) {
    return ask("/api/failures", query).then().statusCode(200).extract().jsonPath();
  }
}
