package io.argus.analytics.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** A place in the order of a project's runs: by start, then by id. */
record Place(Instant startedAt, UUID runId) {

  /** Before every run that starts at a time that a run can have. */
  static final Place FIRST =
      startOf(OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant());

  /** Before every run that starts then, or later. */
  static Place startOf(Instant time) {
    return new Place(time, new UUID(0, 0));
  }
}
