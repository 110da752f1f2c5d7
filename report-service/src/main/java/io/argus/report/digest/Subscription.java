package io.argus.report.digest;

import io.argus.report.digest.schedule.Cadence;
import io.argus.report.digest.schedule.Period;
import io.argus.report.digest.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Who gets which digest, and when.
 *
 * @param quiet no mail when nothing changed
 * @param pdf with a PDF attached
 * @param createdBy may end it, as may owners of the project
 */
record Subscription(
    UUID id,
    String project,
    String email,
    Cadence period,
    ZoneId zone,
    int hour,
    boolean quiet,
    boolean pdf,
    Instant createdAt,
    String createdBy) {

  Schedule schedule() {
    return new Schedule(period, hour, zone);
  }

  Period periodFrom(LocalDate start) {
    return new Period(period, start, zone);
  }
}
