package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A thousand small runs over thirty days, counted per calendar day wherever the reader lives. */
class TrendsIT {

  private static final int RUNS = 1_000;

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

  @Test
  void pass_rate_is_right_at_the_boundaries_of_a_day_in_any_zone() {
    // Three runs at each of the moments around midnight in UTC and in Kathmandu (UTC+5:45), every
    // day
    Instant today = LocalDate.now(ZoneId.of("UTC")).atStartOfDay(ZoneId.of("UTC")).toInstant();
    List<Long> moments = List.of(-1L, 0L, 18L * 3600 + 899, 18L * 3600 + 900);
    Map<Instant, Boolean> posted = new TreeMap<>();
    for (int i = 0; posted.size() < RUNS; i++) {
      long day = 1 + i / 4 / 9 % 29;
      Instant at = today.minusSeconds(day * 86_400 - moments.get(i % 4)).plusMillis(i / 4 % 9);
      posted.put(at, i % 5 != 0);
    }
    posted.forEach(this::post);
    await()
        .atMost(Argus.PATIENCE)
        .until(
            () ->
                argus
                        .get("/api/runs", Map.of("project", project, "limit", 1))
                        .jsonPath()
                        .getInt("total")
                    == RUNS);

    for (String zone : List.of("UTC", "Asia/Kathmandu", "America/St_Johns")) {
      JsonPath trend =
          argus
              .get("/api/trends/pass-rate", Map.of("project", project, "days", 31, "tz", zone))
              .jsonPath();
      Map<String, Integer> runs = new TreeMap<>();
      Map<String, Integer> passed = new TreeMap<>();
      posted.forEach(
          (at, pass) -> {
            String date = at.atZone(ZoneId.of(zone)).toLocalDate().toString();
            runs.merge(date, 1, Integer::sum);
            passed.merge(date, pass ? 1 : 0, Integer::sum);
          });
      assertThat(trend.<String>getList("points.date")).containsExactlyElementsOf(runs.keySet());
      assertThat(trend.<Integer>getList("points.runs")).containsExactlyElementsOf(runs.values());
      assertThat(trend.<Integer>getList("points.passed"))
          .containsExactlyElementsOf(passed.values());
    }
  }

  @Test
  void an_unknown_zone_is_refused() {
    Response refused = argus.get("/api/trends/pass-rate", Map.of("tz", "Mars/Olympus"));

    refused.then().statusCode(400);
    assertThat(refused.jsonPath().getString("field")).isEqualTo("tz");
  }

  @Test
  void an_unknown_project_has_no_points() {
    assertThat(
            argus
                .get("/api/trends/pass-rate", Map.of("project", "nobody-knows-it"))
                .jsonPath()
                .getList("points"))
        .isEmpty();
  }

  private void post(Instant at, boolean pass) {
    String report =
        "<testsuite name='s'><testcase name='t' classname='C'>"
            + (pass ? "" : "<failure message='no'/>")
            + "</testcase></testsuite>";
    argus
        .post(report.getBytes(UTF_8), Map.of("project", project, "startedAt", at.toString()))
        .then()
        .statusCode(202);
  }
}
