package io.argus.cli.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When somebody stops waiting. */
public final class Deadline {

  private final Clock clock;
  private final Instant end;

  public Deadline(Clock clock, Duration from) {
    this.clock = clock;
    this.end = clock.instant().plus(from);
  }

  /** Zero or less = it is over. */
  public long millisLeft() {
    return Duration.between(clock.instant(), end).toMillis();
  }
}
