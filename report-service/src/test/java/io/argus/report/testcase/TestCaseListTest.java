package io.argus.report.testcase;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.report.testdata.Callers.anyone;
import static io.argus.report.testdata.Callers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.testdata.ReportBackend;
import io.argus.report.testdata.StoredCaseFixture;
import io.argus.report.testdata.StoredResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReportBackend.class)
class TestCaseListTest {

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
  void tells_what_is_known_of_a_case_now() {
    results.run("shop", "unit", "2026-11-01T10:00:00Z").result("CartTest", "adds", PASS).store();
    UUID newest =
        results
            .run("shop", "unit", "2026-11-02T10:00:00Z")
            .branch("main")
            .with("commit", "abc")
            .result(StoredCaseFixture.of("CartTest", "adds", FAIL).in("cart").variant("firefox"))
            .result("CartTest", "adds", FAIL)
            .store();

    JsonPath page = ask("/api/tests", "").jsonPath();

    assertThat(page.getInt("total")).isEqualTo(2);
    assertThat(page.getString("items[0].project")).isEqualTo("shop");
    assertThat(page.getString("items[0].suiteId")).isEqualTo("unit");
    assertThat(page.getString("items[0].lastStatus")).isEqualTo("fail");
    assertThat(page.getString("items[0].lastRun.id")).isEqualTo(newest.toString());
    assertThat(page.getString("items[0].lastRun.startedAt")).isEqualTo("2026-11-02T10:00:00Z");
    assertThat(page.getString("items[0].lastRun.branch")).isEqualTo("main");
    assertThat(page.getString("items[0].lastRun.commit")).isEqualTo("abc");
    assertThat(page.<List<String>>getList("items.flaky.recent"))
        .containsExactlyInAnyOrder(List.of("fail"), List.of("fail", "pass"));
    assertThat(page.<String>getList("items.variant")).containsExactlyInAnyOrder(null, "firefox");
    assertThat(page.<String>getList("items.suiteName")).containsExactlyInAnyOrder(null, "cart");
  }

  @Test
  void a_case_that_was_only_skipped_is_stable_without_results() {
    results.run("shop", "unit", "2026-11-01T10:00:00Z").result("T", "later", SKIP).store();
    results.execute("delete from case_state");

    anyone()
        .get("/api/tests?level=STABLE")
        .then()
        .body("items[0].lastStatus", equalTo("skip"))
        .body("items[0].flaky.level", equalTo("STABLE"))
        .body("items[0].flaky.runs", equalTo(0))
        .body(
            "items[0].flaky.suggestion",
            equalTo("It was only skipped so far: nothing is known of it."));
  }

  @ParameterizedTest
  @CsvSource({
    "adds, CartTest.adds",
    "ADDS, CartTest.adds",
    "carttest, CartTest.adds CartTest.removes",
    "Test.add, CartTest.adds",
    "öffnet, Türe.öffnet_100%",
    "ÖFFNET, Türe.öffnet_100%",
    "_1, Türe.öffnet_100%",
    "%, Türe.öffnet_100%",
    "t_1, Türe.öffnet_100%",
    "add_, ''",
    "C%s, ''",
    "\\, back\\slash",
    "k\\s, back\\slash",
    "nothing, ''",
    "'\"''; drop table x --', ''",
  })
  void finds_parts_of_names_and_classes(String part, String expected) {
    results
        .run("shop", "unit", "2026-11-01T10:00:00Z")
        .result("CartTest", "adds", PASS)
        .result("CartTest", "removes", PASS)
        .result("Türe", "öffnet_100%", PASS)
        .result(null, "back\\slash", PASS)
        .store();

    JsonPath page =
        ask("/api/tests", "q=" + URLEncoder.encode(part, StandardCharsets.UTF_8)).jsonPath();

    List<String> found = new ArrayList<>();
    for (int i = 0; i < page.getList("items").size(); i++) {
      String className = page.getString("items[" + i + "].className");
      String name = page.getString("items[" + i + "].name");
      found.add(className == null ? name : className + "." + name);
    }
    assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    assertThat(page.getInt("total")).isEqualTo(found.size());
  }

  @Test
  void parts_of_names_are_indexed_where_the_database_can() {
    assertThat(
            results.number("select count(*) from pg_indexes where indexname = 'test_case_by_part'"))
        .isEqualTo(
            results.number("select count(*) from pg_available_extensions where name = 'pg_trgm'"));
  }

  @ParameterizedTest
  @CsvSource({
    "project=blog, blogs",
    "project=nowhere, ''",
    "suiteId=e2e, ends",
    "level=STABLE, blogs ends steady",
    "level=BROKEN, broken",
    "level=FLAKY, flaky",
    "level=VERY_FLAKY, ''",
    "project=shop&suiteId=unit&level=BROKEN&q=BROK, broken",
    "project=&q=&level=, blogs broken ends flaky steady",
  })
  void filters(String query, String expected) {
    history("steady", "PP");
    history("broken", "FF");
    history("flaky", "PF");
    results.run("shop", "e2e", "2026-11-01T10:00:00Z").result(null, "ends", PASS).store();
    results.run("blog", "unit", "2026-11-01T10:00:00Z").result(null, "blogs", PASS).store();

    JsonPath page = ask("/api/tests", query).jsonPath();

    assertThat(String.join(" ", page.<String>getList("items.name"))).isEqualTo(expected);
    assertThat(page.getInt("total")).isEqualTo(page.getList("items").size());
  }

  @ParameterizedTest
  @CsvSource({"''", "&level=STABLE", "&q=c"})
  void pages_without_gap_or_repetition_whatever_arrives(String filter) {
    for (String project : List.of("shop", "blog")) {
      var run = results.run(project, "unit", "2026-11-01T10:00:00Z");
      for (int i = 0; i < 7; i++) {
        run.result("c", "n" + i, PASS).result(null, "c" + "x".repeat(300) + i, PASS);
      }
      run.store();
    }
    List<String> all = ids("limit=500" + filter).getList("items.id");

    List<String> byOffset = new ArrayList<>();
    for (int offset = 0; offset < all.size(); offset += 4) {
      byOffset.addAll(ids("limit=4&offset=" + offset + filter).getList("items.id"));
    }
    List<String> byCursor = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page = ids("limit=4&cursor=" + cursor + filter);
      byCursor.addAll(page.getList("items.id"));
      cursor = page.getString("nextCursor");
    }

    assertThat(all).hasSize(28).doesNotHaveDuplicates();
    assertThat(byOffset).isEqualTo(all);
    assertThat(byCursor).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=501, limit",
    "offset=-1, offset",
    "level=flaky, level",
    "cursor=abc, cursor",
    "q=a%00b, q",
    "query=x, query",
  })
  void names_the_parameter_it_cannot_read(String query, String field) {
    ask("/api/tests", query).then().statusCode(400).body("field", equalTo(field));
  }

  private static JsonPath ids(String query) {
    return ask("/api/tests", query).then().statusCode(200).extract().jsonPath();
  }

  private void history(String name, String oldestFirst) {
    for (int i = 0; i < oldestFirst.length(); i++) {
      CaseStatus status = oldestFirst.charAt(i) == 'F' ? FAIL : PASS;
      results
          .run("shop", "unit", "2026-11-01T1" + i + ":00:00Z")
          .result(null, name, status)
          .store();
    }
  }
}
