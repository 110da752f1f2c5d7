package io.argus.report.digest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mail that could not be sent is tried again: after one minute, then twice as long each
 * time, two hours at most, for a day. The mails of one outage must not all come back at once, hence
 * the jitter.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofHours(24);

  /** Beyond it every delay is the longest. */
  private static final int DOUBLINGS = 10;

  private static final double JITTER = 0.2;

  private Backoff() {}

  /**
   * The time of the next attempt; none when there is to be no other.
   *
   * @param attempts made so far, at least 1
   * @param openedAt when the mail became due
   * @param random 0 to 1
   */
  public static Optional<Instant> next(int attempts, Instant openedAt, Instant now, double random) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
    Duration delay = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    double factor = 1 - JITTER + 2 * JITTER * random;
    Instant at = now.plusMillis(Math.round(delay.toMillis() * factor));
    return at.isAfter(openedAt.plus(PATIENCE)) ? Optional.empty() : Optional.of(at);
  }
}
