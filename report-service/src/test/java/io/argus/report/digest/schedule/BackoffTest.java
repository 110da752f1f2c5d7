package io.argus.report.digest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Instant OPENED = Instant.parse("2026-11-20T07:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1, PT1M",
    "2, PT2M",
    "3, PT4M",
    "7, PT1H4M",
    "8, PT2H",
    "9, PT2H",
    "100, PT2H",
  })
  void doubles_up_to_two_hours(int attempts, Duration delay) {
    assertThat(Backoff.next(attempts, OPENED, OPENED, 0.5)).contains(OPENED.plus(delay));
  }

  @Property
  void jitter_stays_within_a_fifth(
      @ForAll @IntRange(min = 1, max = 12) int attempts,
      @ForAll @DoubleRange(max = 1) double random) {
    Duration middle =
        Duration.between(OPENED, Backoff.next(attempts, OPENED, OPENED, 0.5).orElseThrow());
    Duration delay =
        Duration.between(OPENED, Backoff.next(attempts, OPENED, OPENED, random).orElseThrow());

    assertThat(delay)
        .isBetween(middle.multipliedBy(4).dividedBy(5), middle.multipliedBy(6).dividedBy(5));
  }

  @Test
  void gives_up_after_a_day() {
    Instant late = OPENED.plus(Duration.ofHours(23));

    assertThat(Backoff.next(1, OPENED, late, 0.5)).isPresent();
    assertThat(Backoff.next(9, OPENED, late, 0.5)).isEmpty();
  }
}
