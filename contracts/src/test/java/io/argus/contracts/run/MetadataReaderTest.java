package io.argus.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static RunMetadata read(String... namesAndValues) {
    Map<String, String> texts = new HashMap<>(Map.of("project", "shop"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      texts.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return MetadataReader.read(texts, NOW);
  }

  @Test
  void a_project_is_all_that_has_to_be_said() {
    RunMetadata run = read("branch", " ");

    assertThat(run.project()).isEqualTo("shop");
    assertThat(run.suiteId()).isEqualTo("default");
    assertThat(run.branch()).isNull();
    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.shard()).isZero();
  }

  @Test
  void what_is_said_is_taken() {
    RunMetadata run =
        read(
            "runKey", "42",
            "branch", "main",
            "trigger", "CI",
            "buildUrl", "https://ci.example.org/42",
            "startedAt", "2026-11-20T10:30:00.1234 01:00",
            "shard", "2",
            "shardTotal", "3",
            "attempt", "4");

    assertThat(run.runKey()).isEqualTo("42");
    assertThat(run.trigger()).isEqualTo(Trigger.CI);
    assertThat(run.startedAt()).isEqualTo("2026-11-20T09:30:00.123Z");
    assertThat(run.shard()).isEqualTo(2);
    assertThat(run.shardTotal()).isEqualTo(3);
    assertThat(run.attempt()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "project,Shop,must match",
    "project,'',is required",
    "suiteId,a b,must match",
    "shard,0,from 1 to",
    "attempt,many,from 1 to",
    "shardTotal,2,needs shard",
    "trigger,moon,must be one of",
    "buildUrl,javascript:x,must begin with http",
    "startedAt,yesterday,ISO 8601",
    "startedAt,2026-11-22T10:00:00Z,24 hours ahead",
  })
  void what_can_not_be_taken_is_named(String field, String value, String message) {
    assertThatThrownBy(() -> read(field, value)).hasMessageContaining(message);
  }

  @Test
  void the_field_is_told_and_whether_only_the_clock_is_wrong() {
    assertThatThrownBy(() -> read("shard", "3", "shardTotal", "2"))
        .isInstanceOfSatisfying(
            InvalidMetadata.class,
            e -> {
              assertThat(e.field()).isEqualTo("shard");
              assertThat(e.isTooFarAhead()).isFalse();
            });
    assertThatThrownBy(() -> read("startedAt", "2026-11-22T10:00:00Z"))
        .isInstanceOfSatisfying(InvalidMetadata.class, e -> assertThat(e.isTooFarAhead()).isTrue());
    assertThatThrownBy(() -> read("branch", "a\u0007b")).hasMessageContaining("control");
    assertThatThrownBy(() -> read("branch", "b".repeat(501))).hasMessageContaining("at most 500");
  }
}
