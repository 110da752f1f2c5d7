package io.argus.analytics.webhook;

import java.time.Duration;
import java.util.Optional;

/** When something that has failed is tried again. */
record Backoff(Duration first, Duration longest, Duration giveUpAfter) {

  private static final int FACTOR = 3;

  /**
   * How long to wait now; empty = it was tried for long enough.
   *
   * @param attempts those that have failed, at least one
   * @param age since when it is wanted
   */
  Optional<Duration> wait(int attempts, Duration age) {
    Duration wait = first;
    for (int i = 1; i < attempts && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(FACTOR);
    }
    Duration bounded = wait.compareTo(longest) < 0 ? wait : longest;
    return age.plus(bounded).compareTo(giveUpAfter) > 0 ? Optional.empty() : Optional.of(bounded);
  }
}
