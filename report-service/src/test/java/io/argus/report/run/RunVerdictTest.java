package io.argus.report.run;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict on a failure is one of its moment, whatever has happened since. */
@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class RunVerdictTest {

  private static final Instant START = Instant.parse("2026-10-01T10:00:00Z");

  private StoredResults results;

  @BeforeEach
  void store() {
    results = StoredResults.empty();
    results.project("shop");
  }

  @AfterEach
  void close() {
    results.close();
  }

  @Test
  void comes_with_score_level_window_and_a_suggestion() {
    List<UUID> runs = history("PPPPPPFFPF");

    flaky(runs.get(9))
        .body("cases[0].flaky.score", equalTo(0.3f))
        .body("cases[0].flaky.level", equalTo("FLAKY"))
        .body("cases[0].flaky.isFlaky", equalTo(true))
        .body("cases[0].flaky.runs", equalTo(10))
        .body(
            "cases[0].flaky.recent",
            contains(
                "fail", "pass", "fail", "fail", "pass", "pass", "pass", "pass", "pass", "pass"))
        .body("cases[0].flaky.verdict", equalTo("known_flake"))
        .body("cases[0].flaky.suggestion", startsWith("3 of its last 10 results failed"));
  }

  @Test
  void is_as_of_the_failure_and_not_of_today() {
    List<UUID> runs = history("PPPPPFPF");

    flaky(runs.get(5)).body("cases[0].flaky.verdict", equalTo("new_failure"));
    flaky(runs.get(7)).body("cases[0].flaky.verdict", equalTo("known_flake"));
    flaky(runs.get(5)).body("cases[0].flaky.runs", equalTo(8));
  }

  @Test
  void lacks_data_at_first_and_is_broken_when_nothing_ever_passed() {
    List<UUID> runs = history("FFFFFF");

    flaky(runs.get(3)).body("cases[0].flaky.verdict", equalTo("insufficient_data"));
    flaky(runs.get(4)).body("cases[0].flaky.verdict", equalTo("broken"));
    flaky(runs.get(5)).body("cases[0].flaky.verdict", equalTo("broken"));
  }

  @Test
  void does_not_count_skipped_results() {
    List<UUID> runs = history("PSPSPSPSFSSS");

    flaky(runs.get(8))
        .body("cases[0].flaky.verdict", equalTo("new_failure"))
        .body("cases[0].flaky.runs", equalTo(5));
  }

  @Test
  void reaches_back_beyond_the_sixty_four_stored_results() {
    List<UUID> runs = history("PPPPF" + "P".repeat(70));

    flaky(runs.get(4))
        .body("cases[0].flaky.verdict", equalTo("new_failure"))
        .body("cases[0].flaky.score", equalTo(0f));
  }

  @Test
  void does_not_depend_on_the_order_of_arrival() {
    List<UUID> runs = new ArrayList<>();
    for (int day : new int[] {4, 0, 2, 5, 1, 3}) { // results by day: P F P P P F
      runs.add(run(day, day == 1 || day == 5 ? FAIL : PASS));
    }

    flaky(runs.get(3)).body("cases[0].flaky.verdict", equalTo("known_flake"));
    flaky(runs.get(4)).body("cases[0].flaky.verdict", equalTo("insufficient_data"));
  }

  @Test
  void orders_results_of_one_instant_by_run_id() {
    for (int i = 0; i < 4; i++) {
      run(i, PASS);
    }
    UUID first = sameInstant("11111111-0000-0000-0000-000000000000", FAIL);
    sameInstant("22222222-0000-0000-0000-000000000000", PASS);
    UUID third = sameInstant("f3333333-0000-0000-0000-000000000000", FAIL);

    flaky(first).body("cases[0].flaky.verdict", equalTo("new_failure"));
    flaky(third).body("cases[0].flaky.verdict", equalTo("known_flake"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, known_flake", // failed, then passed
    "f, new_failure", // passed, then failed, and failed again
  })
  void orders_results_of_one_instant_by_run_id_in_old_histories_too(String first, String verdict) {
    for (int i = 0; i < 4; i++) {
      run(i, PASS);
    }
    sameInstant("77777777-0000-4000-8000-000000000000", PASS);
    sameInstant(first + "1111111-0000-4000-8000-000000000000", FAIL);
    UUID old = run(60, FAIL);
    for (int i = 61; i < 130; i++) {
      run(i, PASS);
    }

    flaky(old).body("cases[0].flaky.verdict", equalTo(verdict));
  }

  @Test
  void is_missing_where_no_state_is_stored() {
    UUID id = history("PPPPPF").get(5);
    results.execute("delete from case_state");

    flaky(id).body("cases[0]", not(hasKey("flaky")));
  }

  /** One run a day, oldest first. */
  private List<UUID> history(String letters) {
    List<UUID> runs = new ArrayList<>();
    for (int day = 0; day < letters.length(); day++) {
      CaseStatus status =
          switch (letters.charAt(day)) {
            case 'F' -> FAIL;
            case 'S' -> SKIP;
            default -> PASS;
          };
      runs.add(run(day, status));
    }
    return runs;
  }

  private UUID run(int day, CaseStatus status) {
    String at = START.plus(day, ChronoUnit.DAYS).toString();
    return results.run("shop", "unit", at).result("CartTest", "adds", status).store();
  }

  private UUID sameInstant(String id, CaseStatus status) {
    return results
        .run("shop", "unit", "2026-11-19T10:00:00Z")
        .id(id)
        .result("CartTest", "adds", status)
        .store();
  }

  private static ValidatableResponse flaky(UUID runId) {
    return anyone().get("/api/runs/" + runId).then().statusCode(200);
  }
}
