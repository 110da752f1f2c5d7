package io.argus.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.Trigger;
import io.argus.http.ProblemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunParametersTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void needs_no_more_than_a_project() {
    RunMetadata run = RunParameters.read(Map.of("project", "shop"), NOW);

    assertThat(run.project()).isEqualTo("shop");
    assertThat(run.suiteId()).isEqualTo("default");
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.shard()).isZero();
    assertThat(run.runKey()).isNull();
    assertThat(run.startedAt()).isNull();
  }

  @Test
  void takes_everything_a_poster_can_say() {
    Map<String, String> texts = new HashMap<>();
    texts.put("project", "shop");
    texts.put("suiteId", "e2e");
    texts.put("runKey", "build/42");
    texts.put("trigger", "CI");
    texts.put("startedAt", "2026-11-20T13:30:00+02:00");
    texts.put("shard", "2");
    texts.put("shardTotal", "3");
    texts.put("attempt", "4");

    RunMetadata run = RunParameters.read(texts, NOW);

    assertThat(run.trigger()).isEqualTo(Trigger.CI);
    assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-11-20T11:30:00Z"));
    assertThat(run.runKey()).isEqualTo("build/42");
    assertThat(run.shard() + "/" + run.shardTotal() + "/" + run.attempt()).isEqualTo("2/3/4");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "project, Shop",
    "project, ../etc",
    "project, ''",
    "suiteId, a b",
    "trigger, robot",
    "shard, 0",
    "shard, two",
    "attempt, 40000",
    "startedAt, yesterday",
    "startedAt, 2026-11-20T12:00:00",
    "branch, 'a\u0007b'",
    "buildUrl, javascript:alert(1)",
    "buildUrl, ftp://ci.example/1",
    "buildUrl, https://",
  })
  void names_the_field_that_is_wrong(String field, String value) {
    Map<String, String> texts = new HashMap<>(Map.of("project", "shop"));
    texts.put(field, value);

    assertThatThrownBy(() -> RunParameters.read(texts, NOW))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().field()).isEqualTo(field);
            });
  }

  @Test
  void refuses_a_start_more_than_a_day_ahead() {
    Map<String, String> texts = Map.of("project", "shop", "startedAt", "2026-11-21T12:00:01Z");

    assertThatThrownBy(() -> RunParameters.read(texts, NOW))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(422));
  }

  @Test
  void a_build_url_leads_to_the_web() {
    Map<String, String> texts = Map.of("project", "shop", "buildUrl", "HTTPS://ci.example/1");

    assertThat(RunParameters.read(texts, NOW).buildUrl()).isEqualTo("HTTPS://ci.example/1");
  }

  @Test
  void wants_to_know_which_shard_it_is() {
    assertThatThrownBy(() -> RunParameters.read(Map.of("project", "shop", "shardTotal", "3"), NOW))
        .hasMessageContaining("needs shard");
    assertThatThrownBy(
            () ->
                RunParameters.read(Map.of("project", "shop", "shardTotal", "3", "shard", "4"), NOW))
        .hasMessageContaining("greater than shardTotal");
  }
}
