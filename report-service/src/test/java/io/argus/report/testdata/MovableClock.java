package io.argus.report.testdata;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands at noon of 2026-11-20 (a Friday) until it is told otherwise. */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private volatile Instant now = NOON;

  public void set(String instant) {
    now = Instant.parse(instant);
  }

  public void reset() {
    now = NOON;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks for it");
  }
}
