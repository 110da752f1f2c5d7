package io.argus.analytics.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(1));

  @Test
  void it_waits_longer_and_longer_and_gives_up_after_an_hour() {
    List<Long> seconds = new ArrayList<>();
    Duration age = Duration.ZERO;
    Optional<Duration> wait = BACKOFF.wait(1, age);
    while (wait.isPresent()) {
      seconds.add(wait.get().toSeconds());
      age = age.plus(wait.get());
      wait = BACKOFF.wait(seconds.size() + 1, age);
    }

    assertThat(seconds).containsExactly(5L, 15L, 45L, 135L, 405L, 600L, 600L, 600L, 600L);
    assertThat(BACKOFF.wait(Integer.MAX_VALUE, Duration.ZERO)).contains(Duration.ofMinutes(10));
  }
}
