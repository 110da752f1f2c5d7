package io.argus.report.digest.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When somebody's digests are due: at an hour of the day after the period, local time. Where clocks
 * skip that hour it is the moment after the gap, where they repeat it the first of both.
 */
public record Schedule(Cadence cadence, int hour, ZoneId zone) {

  /** The newest period that is due by now; all before it are late, and left out. */
  public Period latest(Instant now) {
    Period period = complete(cadence, zone, now);
    return dueAt(period).isAfter(now) ? period.previous() : period;
  }

  public Instant dueAt(Period period) {
    return period.end().atTime(hour, 0).atZone(zone).toInstant();
  }

  /** When the next digest is due, seen from now. */
  public Instant next(Instant now) {
    Period period = latest(now);
    return dueAt(Period.of(cadence, period.end(), zone));
  }

  /** The newest period that is over, whatever the hour. */
  public static Period complete(Cadence cadence, ZoneId zone, Instant now) {
    return Period.of(cadence, LocalDate.ofInstant(now, zone), zone).previous();
  }
}
