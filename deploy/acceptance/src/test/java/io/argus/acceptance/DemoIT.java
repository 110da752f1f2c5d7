package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.acceptance.CommandLine.Ended;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code argus demo} against the packaged stack. */
class DemoIT {

  private final Argus argus = new Argus();

  @BeforeAll
  static void load() throws Exception {
    DemoData.load();
  }

  @Test
  void the_flaky_trend_shows_every_level() {
    JsonPath flaky =
        argus.get("/api/trends/flaky", Map.of("project", DemoData.SHOP, "topN", 50)).jsonPath();

    assertThat(flaky.<String>getList("items.level"))
        .contains("MOSTLY_STABLE", "FLAKY", "VERY_FLAKY", "BROKEN");
  }

  @Test
  void a_second_call_changes_nothing() throws Exception {
    Map<String, ?> shop = Map.of("project", DemoData.SHOP, "branch", "main", "limit", 500);
    String before = argus.get("/api/runs", shop).asString();

    Ended again = DemoData.demo("--json");

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(JsonPath.from(again.out()).getBoolean("applied")).isTrue();
    assertThat(argus.get("/api/runs", shop).asString()).isEqualTo(before);
  }

  @Test
  void a_project_in_which_nothing_happens_is_there_too() {
    Map<String, ?> quiet = Map.of("project", DemoData.QUIET, "limit", 500);
    JsonPath runs = argus.get("/api/runs", quiet).jsonPath();

    assertThat(runs.<String>getList("items.status")).hasSize(30).containsOnly("pass");
  }
}
