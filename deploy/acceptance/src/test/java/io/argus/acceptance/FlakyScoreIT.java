package io.argus.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The acceptance scenarios of the flaky score, from a report file to the API's answer. */
class FlakyScoreIT {

  private final Argus argus = new Argus();
  private final String project = Argus.newProject();

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    // the last result is red, so that the run shows the case's stability
    "PPPPPPPFFF, 0.3, FLAKY, true",
    "PPPPPPPPPF, 0.1, MOSTLY_STABLE, false",
    "FFFFFFFFFF, 1.0, BROKEN, false",
    "PFFFFFFFFF, 0.9, VERY_FLAKY, false",
    "F, 0.0, STABLE, false",
    "SSSFSF, 1.0, BROKEN, false",
  })
  void follows_the_last_results(String results, float score, String level, boolean flaky) {
    JsonPath run = post(results, "works");

    Map<String, Object> info = run.getMap("cases[0].flaky");
    assertThat(((Number) info.get("score")).floatValue()).isEqualTo(score);
    assertThat(info.get("level")).isEqualTo(level);
    assertThat(info.get("isFlaky")).isEqualTo(flaky || level.equals("VERY_FLAKY"));
  }

  @Test
  void a_case_that_always_passed_is_stable_and_on_no_list() {
    post("PPPPPPPPPP", "works");

    assertThat(flaky().getList("items")).isEmpty();
  }

  @Test
  void the_list_is_headed_by_the_worst() {
    Instant start = Instant.now().minusSeconds(3600);
    for (int i = 0; i < 10; i++) {
      String report =
          "<testsuite name='s'>"
              + testcase("steady", 'P')
              + testcase("sometimes", i == 3 ? 'F' : 'P')
              + testcase("often", i % 3 == 0 ? 'F' : 'P')
              + testcase("always", 'F')
              + "</testsuite>";
      argus.postAndRead(report.getBytes(UTF_8), metadata("r" + i, start.plusSeconds(i)));
    }

    await()
        .atMost(Argus.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(flaky().<Float>getList("items.score"))
                    .containsExactly(1.0f, 0.4f, 0.1f));
    assertThat(flaky().<String>getList("items.case.name"))
        .containsExactly("always", "often", "sometimes");
  }

  @Test
  void a_renamed_case_starts_anew() {
    post("FFFFF", "old name");
    JsonPath run = post("F", "new name");

    assertThat(run.getFloat("cases[0].flaky.score")).isZero();
    assertThat(run.getInt("cases[0].flaky.runs")).isEqualTo(1);
  }

  @Test
  void a_failure_is_told_apart_from_the_known_flake() {
    assertThat(post("PPPPPPF", "new").getString("cases[0].flaky.verdict")).isEqualTo("new_failure");
    assertThat(post("PPFPPPF", "flake").getString("cases[0].flaky.verdict"))
        .isEqualTo("known_flake");
    assertThat(post("FFFFFF", "broken").getString("cases[0].flaky.verdict")).isEqualTo("broken");
    assertThat(post("PF", "young").getString("cases[0].flaky.verdict"))
        .isEqualTo("insufficient_data");
  }

  /** Posts one run per letter; answers the last. */
  private JsonPath post(String results, String name) {
    Instant start = Instant.now().minusSeconds(3600);
    JsonPath last = null;
    for (int i = 0; i < results.length(); i++) {
      String report = "<testsuite name='s'>" + testcase(name, results.charAt(i)) + "</testsuite>";
      last =
          argus.postAndRead(
              report.getBytes(UTF_8),
              Map.of(
                  "project",
                  project,
                  "suiteId",
                  name.replace(' ', '-') + results.toLowerCase(java.util.Locale.ROOT),
                  "startedAt",
                  start.plusSeconds(i).toString()));
    }
    return java.util.Objects.requireNonNull(last);
  }

  private Map<String, String> metadata(String runKey, Instant startedAt) {
    return Map.of("project", project, "runKey", runKey, "startedAt", startedAt.toString());
  }

  private JsonPath flaky() {
    return argus.get("/api/trends/flaky", Map.of("project", project, "topN", 10)).jsonPath();
  }

  private static String testcase(String name, char result) {
    String outcome =
        switch (result) {
          case 'F' -> "<failure message='no'/>";
          case 'S' -> "<skipped/>";
          default -> "";
        };
    return "<testcase classname='C' name='" + name + "'>" + outcome + "</testcase>";
  }
}
