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
  void a_first_death_is_followed_by_a_restart_at_once() {
    assertThat(RestartPolicy.after(deaths(1, 1), NOW))
        .isEqualTo(new RestartPolicy.Restart(Duration.ofMillis(500)));
  }

  @Test
  void every_further_death_doubles_the_pause() {
    assertThat(RestartPolicy.after(deaths(4, 1), NOW))
        .isEqualTo(new RestartPolicy.Restart(Duration.ofSeconds(4)));
  }

  @Test
  void five_deaths_in_a_minute_are_too_many() {
    assertThat(RestartPolicy.after(deaths(5, 10), NOW)).isEqualTo(new RestartPolicy.GiveUp(5));
  }

  @Test
  void deaths_older_than_a_minute_are_forgiven() {
    assertThat(RestartPolicy.after(deaths(100, 20), NOW))
        .isEqualTo(new RestartPolicy.Restart(Duration.ofSeconds(2)));
  }

  private static List<Instant> deaths(int count, int secondsApart) {
    return IntStream.range(0, count)
        .mapToObj(n -> NOW.minusSeconds((long) n * secondsApart))
        .toList();
  }
}
