package io.argus.report.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.argus.http.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParameterTest {

  @Test
  void takes_an_empty_value_as_not_given() {
    assertThat(QueryParameter.text("branch", "")).isNull();
    assertThat(QueryParameter.integer("limit", "")).isNull();
    assertThat(QueryParameter.instant("since", "")).isNull();
    assertThat(QueryParameter.word("status", "", Map.of("pass", 1))).isNull();
    assertThat(QueryParameter.zone("tz", "")).isEqualTo(ZoneOffset.UTC);
    assertThat(QueryParameter.flag("cases", "", true)).isTrue();
    assertThat(QueryParameter.integer("days", null, 30, 1, 3650)).isEqualTo(30);
    assertThat(QueryParameter.fraction("minScore", null)).isZero();
  }

  @Test
  void reads_times_with_any_offset_and_dates_as_their_midnight() {
    assertThat(QueryParameter.instant("since", "2026-11-20T10:00:00+05:45"))
        .isEqualTo(Instant.parse("2026-11-20T04:15:00Z"));
    assertThat(QueryParameter.instant("since", "2026-11-20"))
        .isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-13-01", "2026-11-20T10:00:00", "+999999999-01-01T00:00:00Z"})
  void names_a_time_it_cannot_read(String value) {
    assertNames("since", () -> QueryParameter.instant("since", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "ten", "99999999999", "0", "3651", "-1"})
  void names_a_number_it_does_not_take(String value) {
    assertNames("days", () -> QueryParameter.integer("days", value, 30, 1, 3650));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-0.1", "1.01", "high"})
  void names_a_fraction_it_does_not_take(String value) {
    assertNames("minScore", () -> QueryParameter.fraction("minScore", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "+05:45", "UTC+1", "europe/berlin"})
  void takes_named_zones_only(String value) {
    assertNames("tz", () -> QueryParameter.zone("tz", value));
    assertThat(QueryParameter.zone("tz", "Asia/Kathmandu")).isEqualTo(ZoneId.of("Asia/Kathmandu"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "1-1-1-1-1", "7d0f6a3c58b24f6e9a511f0c2b3d4e5f"})
  void wants_an_id_in_full(String value) {
    assertNames("base", () -> QueryParameter.id("base", value));
    assertThat(QueryParameter.id("base", "7D0F6A3C-58b2-4f6e-9a51-1f0c2b3d4e5f"))
        .hasToString("7d0f6a3c-58b2-4f6e-9a51-1f0c2b3d4e5f");
  }

  @Test
  void lists_the_words_it_takes() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> QueryParameter.word("status", "PASS", Map.of("pass", 1, "fail", 2)))
        .withMessageContaining("status must be one of fail, pass.");
    assertNames("cases", () -> QueryParameter.flag("cases", "no", true));
  }

  @Test
  void refuses_what_the_database_cannot_hold() {
    assertNames("branch", () -> QueryParameter.text("branch", "a\0b"));
    assertNames("branch", () -> QueryParameter.text("branch", "x".repeat(4097)));
  }

  private static void assertNames(String field, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.problem().status()).isEqualTo(400);
              assertThat(e.problem().field()).isEqualTo(field);
            });
  }
}
