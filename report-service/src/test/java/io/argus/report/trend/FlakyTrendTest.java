package io.argus.report.trend;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunStatus;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.RunFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class FlakyTrendTest {

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
  void tells_which_case_and_what_its_results_say() {
    history("unit", "CartTest", "adds", "PPPPPPPFPF");

    assertThat(anyone().get("/api/trends/flaky").asString())
        .startsWith(
            """
            {"items":[{"isFlaky":false,"score":0.2,"level":"MOSTLY_STABLE",\
            "recent":["fail","pass","fail","pass","pass","pass","pass","pass","pass","pass"],\
            "runs":10,"verdict":"known_flake","suggestion":""")
        .contains(
            """
            "project":"shop","suiteId":"unit","suiteName":null,"className":"CartTest",\
            "name":"adds","variant":null}}""")
        .endsWith("]}");
  }

  @Test
  void judges_a_case_as_it_stands_now() {
    history("unit", null, "passes now", "PPPFPFP");

    anyone()
        .get("/api/trends/flaky")
        .then()
        .body("items[0].recent[0]", equalTo("pass"))
        .body("items[0].verdict", equalTo("healthy"))
        .body("items[0].suggestion", startsWith("It passes now, yet 2 of its last 7 results"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', broken mostly some",
    "topN=2, broken mostly",
    "minScore=0.4, broken mostly",
    "minScore=1, broken",
    "suiteId=unit, broken mostly some",
    "suiteId=e2e, ''",
    "project=shop, broken mostly some",
    "project=blog, ''",
  })
  void ranks_by_score(String query, String expected) {
    for (int day = 1; day <= 5; day++) {
      run("unit", day)
          .result(null, "some", day == 3 ? ERROR : PASS)
          .result(null, "broken", FAIL)
          .result(null, "mostly", day < 5 ? FAIL : PASS)
          .result(null, "stable", PASS)
          .store();
    }

    assertThat(names(query)).isEqualTo(expected);
  }

  @Test
  void breaks_ties_by_the_newest_failure() {
    run("unit", 1).result(null, "a", FAIL).result(null, "b", PASS).result(null, "c", PASS).store();
    run("unit", 2).result(null, "a", PASS).result(null, "b", PASS).result(null, "c", FAIL).store();
    run("unit", 3).result(null, "a", PASS).result(null, "b", FAIL).result(null, "c", PASS).store();

    assertThat(names("")).isEqualTo("b c a");
    assertThat(names("topN=1")).isEqualTo("b");
  }

  @Test
  void leaves_out_cases_that_are_gone() {
    run("unit", 1)
        .result(null, "gone", FAIL)
        .result(null, "kept", FAIL)
        .result(null, "skipped", FAIL)
        .store();
    run("unit", 2)
        .result(null, "gone", PASS)
        .result(null, "kept", PASS)
        .result(null, "skipped", PASS)
        .store();
    run("unit", 3).result(null, "kept", PASS).result(null, "skipped", SKIP).store();

    assertThat(names("")).isEqualTo("skipped kept");
  }

  @Test
  void takes_the_newest_complete_run_on_the_default_branch() {
    run("unit", 1).branch("main").result(null, "a", FAIL).result(null, "b", FAIL).store();
    run("unit", 2).branch("main").result(null, "a", PASS).result(null, "b", PASS).store();
    run("unit", 3).branch("main").status(RunStatus.ABORTED).result(null, "a", PASS).store();
    run("unit", 4).branch("main").status(RunStatus.RUNNING).result(null, "a", PASS).store();
    run("unit", 5).branch("next").result(null, "a", PASS).store();

    assertThat(names("").split(" ")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void takes_any_branch_where_the_default_one_has_no_runs() {
    run("unit", 1).branch("next").result(null, "a", FAIL).result(null, "b", FAIL).store();
    run("unit", 2).branch("next").result(null, "a", PASS).store();

    assertThat(names("")).isEqualTo("a");
  }

  @Test
  void looks_at_every_suite_and_project() {
    history("unit", null, "x", "FP");
    history("e2e", null, "x", "FF");
    results.run("blog", "unit", "2026-11-01T00:00:00Z").result(null, "y", FAIL).store();
    results.run("blog", "unit", "2026-11-02T00:00:00Z").result(null, "y", FAIL).store();
    results.run("blog", "unit", "2026-11-03T00:00:00Z").result(null, "y", PASS).store();

    assertThat(names("")).isEqualTo("x y x");
    anyone()
        .get("/api/trends/flaky")
        .then()
        .body("items.case.suiteId", equalTo(List.of("e2e", "unit", "unit")))
        .body("items.case.project", equalTo(List.of("shop", "blog", "shop")));
  }

  @ParameterizedTest
  @CsvSource({"topN=0, topN", "topN=501, topN", "minScore=2, minScore", "minScore=x, minScore"})
  void names_the_parameter_it_cannot_read(String query, String field) {
    anyone().get("/api/trends/flaky?" + query).then().statusCode(400).body("field", equalTo(field));
  }

  private RunFixture run(String suiteId, int day) {
    return results.run("shop", suiteId, "2026-11-0" + day + "T10:00:00Z");
  }

  private void history(String suiteId, String className, String name, String oldestFirst) {
    for (int i = 0; i < oldestFirst.length(); i++) {
      CaseStatus status = oldestFirst.charAt(i) == 'F' ? FAIL : PASS;
      results
          .run("shop", suiteId, "2026-11-01T1" + i + ":00:00Z")
          .result(className, name, status)
          .store();
    }
  }

  private static String names(String query) {
    return String.join(
        " ", ask("/api/trends/flaky", query).jsonPath().<String>getList("items.case.name"));
  }
}
