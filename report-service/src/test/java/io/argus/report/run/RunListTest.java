package io.argus.report.run;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.report.testdata.Callers.anyone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.argus.contracts.run.RunStatus;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class RunListTest {

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
  void tells_all_that_the_contract_names() {
    String id =
        results
            .run("shop", "unit", "2026-11-20T10:00:00.123456Z")
            .branch("main")
            .durationMs(4321)
            .with("trigger", "ci")
            .with("commit", "abc123")
            .with("config_hash", "c0ffee")
            .with("environment", "staging")
            .with("browser", "firefox")
            .with("build_url", "https://ci.example.com/1")
            .with("ci_provider", "jenkins")
            .with("run_key", "build-1")
            .with("variant", "linux")
            .with("shards", "{2,1}")
            .with("shard_total", 2)
            .with("attempt", 3)
            .with(
                "errors",
                "[{\"source\":\"CartTest\",\"message\":\"set-up\",\"type\":\"T\",\"stackTrace\":\"at x\"}]")
            .result("CartTest", "adds", PASS)
            .result("CartTest", "removes", FAIL)
            .store()
            .toString();

    assertThat(anyone().get("/api/runs").asString())
        .isEqualTo(
            """
            {"items":[{"id":"%s","project":"shop","suiteId":"unit","status":"fail","trigger":"ci",\
            "branch":"main","commit":"abc123","configHash":"c0ffee","environment":"staging",\
            "browser":"firefox","startedAt":"2026-11-20T10:00:00.123456Z","durationMs":4321,\
            "counts":{"total":2,"passed":1,"failed":1,"errored":0,"skipped":0,"flaky":0},\
            "errors":[{"source":"CartTest","message":"set-up","type":"T"}],\
            "buildUrl":"https://ci.example.com/1","ciProvider":"jenkins","runKey":"build-1",\
            "variant":"linux","shards":[1,2],"shardTotal":2,"attempt":3}],\
            "total":1,"limit":20,"offset":0}"""
                .formatted(id));
  }

  @Test
  void says_null_of_what_is_not_known() {
    results.run("shop", "unit", "2026-11-20T10:00:00Z").store();

    anyone()
        .get("/api/runs")
        .then()
        .body("items[0]", hasKey("branch"))
        .body("items[0].branch", equalTo(null))
        .body("items[0].durationMs", equalTo(null))
        .body("items[0].errors", equalTo(List.of()))
        .body("items[0].startedAt", equalTo("2026-11-20T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "project=blog, 4",
    "project=nowhere, ''",
    "branch=main, 1 4",
    "suiteId=e2e, 2",
    "status=fail, 2",
    "status=running, 3",
    "trigger=ci, 1",
    "since=2026-11-20T10:00:00Z, 2 3 4",
    "until=2026-11-20T10:00:00Z, 1",
    "since=2026-11-20T09:00:00Z&until=2026-11-20T12:00:00%2B01:00, 1 2",
    "since=2026-11-21, ''",
    "project=shop&branch=main&suiteId=unit&status=pass&trigger=ci, 1",
    "project=&branch=&status=, 1 2 3 4",
  })
  void filters(String query, String expected) {
    results
        .run("shop", "unit", "2026-11-20T09:00:00Z")
        .branch("main")
        .with("trigger", "ci")
        .with("commit", "1")
        .store();
    results
        .run("shop", "e2e", "2026-11-20T10:00:00Z")
        .status(RunStatus.FAIL)
        .with("commit", "2")
        .store();
    results
        .run("shop", "unit", "2026-11-20T11:00:00Z")
        .status(RunStatus.RUNNING)
        .with("commit", "3")
        .store();
    results.run("blog", "unit", "2026-11-20T12:00:00Z").branch("main").with("commit", "4").store();

    JsonPath page = anyone().urlEncodingEnabled(false).get("/api/runs?" + query).jsonPath();

    List<String> found = new ArrayList<>(page.getList("items.commit", String.class));
    assertThat(page.getInt("total")).isEqualTo(found.size());
    assertThat(found.stream().sorted().toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 9, 11, 24, 36})
  void finds_a_run_by_the_beginning_of_its_id(int length) {
    String id = results.run("shop", "unit", "2026-11-20T09:00:00Z").store().toString();
    String other = id.substring(0, length - 1) + (id.charAt(length - 1) == 'a' ? 'b' : 'a');

    String said = id.substring(0, length);
    assertThat(ids(said)).containsExactly(id);
    assertThat(ids(said.toUpperCase(Locale.ROOT))).containsExactly(id);
    if (id.charAt(length - 1) != '-') {
      assertThat(ids(other)).isEmpty();
    }
  }

  private static List<String> ids(String beginning) {
    return anyone().get("/api/runs?id=" + beginning).jsonPath().getList("items.id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "wxyz", "abcd-", "abcdef012", "abcdef01-23456", "abcdef01--", "%31bc "})
  void what_begins_no_id_is_refused(String id) {
    anyone().get("/api/runs?id=" + id).then().statusCode(400).body("field", equalTo("id"));
  }

  @Test
  void pages_runs_of_one_instant_without_gap_or_repetition() {
    for (int i = 0; i < 7; i++) {
      results.run("shop", "unit", "2026-11-20T10:00:00Z").store();
      results.run("shop", "unit", "2026-11-20T1" + i + ":30:00Z").store();
    }
    List<String> all = anyone().get("/api/runs?limit=500").jsonPath().getList("items.id");

    List<String> byOffset = new ArrayList<>();
    for (int offset = 0; offset < 14; offset += 3) {
      byOffset.addAll(
          anyone().get("/api/runs?limit=3&offset=" + offset).jsonPath().getList("items.id"));
    }

    assertThat(all).hasSize(14).doesNotHaveDuplicates();
    assertThat(byOffset).isEqualTo(all);
  }

  @Test
  void a_cursor_is_not_moved_by_runs_that_arrive_meanwhile() {
    for (int i = 0; i < 6; i++) {
      results.run("shop", "unit", "2026-11-20T10:00:00Z").store();
    }
    List<String> all = anyone().get("/api/runs").jsonPath().getList("items.id");

    JsonPath page = anyone().get("/api/runs?limit=4").jsonPath();
    results.run("shop", "unit", "2026-11-20T11:00:00Z").store();
    List<String> found = new ArrayList<>(page.getList("items.id"));
    page = anyone().get("/api/runs?limit=4&cursor=" + page.getString("nextCursor")).jsonPath();
    found.addAll(page.getList("items.id"));

    assertThat(found).isEqualTo(all);
    assertThat(page.getMap("$")).doesNotContainKey("nextCursor").containsEntry("total", 7);
  }

  @Test
  void lists_errors_briefly_whatever_their_number() {
    String error = "{\"message\":\"m\",\"stackTrace\":\"at x\"}";
    results
        .run("shop", "unit", "2026-11-20T10:00:00Z")
        .with("errors", "[" + (error + ",").repeat(99) + error + "]")
        .store();

    anyone()
        .get("/api/runs")
        .then()
        .body("items[0].errors.size()", equalTo(20))
        .body("items[0].errors[0]", not(hasKey("stackTrace")));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=501, limit",
    "limit=ten, limit",
    "offset=-1, offset",
    "offset=x, offset",
    "status=green, status",
    "trigger=robot, trigger",
    "since=yesterday, since",
    "until=20, until",
    "since=2026-11-20&until=2026-11-19, until",
    "cursor=abc, cursor",
    "branch=a%00b, branch",
    "project=a%00b, project",
  })
  void names_the_parameter_it_cannot_read(String query, String field) {
    anyone()
        .urlEncodingEnabled(false)
        .get("/api/runs?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:argus:problem:invalid-parameter"))
        .body("field", equalTo(field));
  }

  @Test
  void takes_either_a_cursor_or_an_offset() {
    results.run("shop", "unit", "2026-11-20T10:00:00Z").store();
    results.run("shop", "unit", "2026-11-20T11:00:00Z").store();
    String cursor = anyone().get("/api/runs?limit=1").jsonPath().getString("nextCursor");

    anyone()
        .get("/api/runs?limit=1&offset=1&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("field", equalTo("cursor"));
  }
}
