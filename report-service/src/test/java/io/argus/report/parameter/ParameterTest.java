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

class ParameterTest {

  @Test
  void takesAnEmptyValueAsNotGiven() {
    assertThat(Parameter.text("branch", "")).isNull();
    assertThat(Parameter.integer("limit", "")).isNull();
    assertThat(Parameter.instant("since", "")).isNull();
    assertThat(Parameter.word("status", "", Map.of("pass", 1))).isNull();
    assertThat(Parameter.zone("tz", "")).isEqualTo(ZoneOffset.UTC);
    assertThat(Parameter.flag("cases", "", true)).isTrue();
    assertThat(Parameter.integer("days", null, 30, 1, 3650)).isEqualTo(30);
    assertThat(Parameter.fraction("minScore", null)).isZero();
  }

  @Test
  void readsTimesWithAnyOffsetAndDatesAsTheirMidnight() {
    assertThat(Parameter.instant("since", "2026-11-20T10:00:00+05:45"))
        .isEqualTo(Instant.parse("2026-11-20T04:15:00Z"));
    assertThat(Parameter.instant("since", "2026-11-20"))
        .isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-13-01", "2026-11-20T10:00:00", "+999999999-01-01T00:00:00Z"})
  void namesATimeItCannotRead(String value) {
    assertNames("since", () -> Parameter.instant("since", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "ten", "99999999999", "0", "3651", "-1"})
  void namesANumberItDoesNotTake(String value) {
    assertNames("days", () -> Parameter.integer("days", value, 30, 1, 3650));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "-0.1", "1.01", "high"})
  void namesAFractionItDoesNotTake(String value) {
    assertNames("minScore", () -> Parameter.fraction("minScore", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "+05:45", "UTC+1", "europe/berlin"})
  void takesNamedZonesOnly(String value) {
    assertNames("tz", () -> Parameter.zone("tz", value));
    assertThat(Parameter.zone("tz", "Asia/Kathmandu")).isEqualTo(ZoneId.of("Asia/Kathmandu"));
  }

  @Test
  void listsTheWordsItTakes() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Parameter.word("status", "PASS", Map.of("pass", 1, "fail", 2)))
        .withMessageContaining("status must be one of fail, pass.");
    assertNames("cases", () -> Parameter.flag("cases", "no", true));
  }

  @Test
  void refusesWhatTheDatabaseCannotHold() {
    assertNames("branch", () -> Parameter.text("branch", "a\0b"));
    assertNames("branch", () -> Parameter.text("branch", "x".repeat(4097)));
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
