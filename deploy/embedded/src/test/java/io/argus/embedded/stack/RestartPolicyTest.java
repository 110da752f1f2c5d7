package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aFirstDeathIsFollowedByARestartAtOnce() {
    assertThat(RestartPolicy.after(deaths(1, 1), NOW))
        .isEqualTo(new RestartPolicy.Restart(Duration.ofMillis(500)));
  }

  @Test
  void everyFurtherDeathDoublesThePause() {
    assertThat(RestartPolicy.after(deaths(4, 1), NOW))
        .isEqualTo(new RestartPolicy.Restart(Duration.ofSeconds(4)));
  }

  @Test
  void fiveDeathsInAMinuteAreTooMany() {
    assertThat(RestartPolicy.after(deaths(5, 10), NOW)).isEqualTo(new RestartPolicy.GiveUp(5));
  }

  @Test
  void deathsOlderThanAMinuteAreForgiven() {
    assertThat(RestartPolicy.after(deaths(100, 20), NOW))
        .isEqualTo(new RestartPolicy.Restart(Duration.ofSeconds(2)));
  }

  private static List<Instant> deaths(int count, int secondsApart) {
    return IntStream.range(0, count)
        .mapToObj(n -> NOW.minusSeconds((long) n * secondsApart))
        .toList();
  }
}
