package io.argus.ingest.report.junit;

import io.argus.ingest.report.parse.Durations;
import io.argus.ingest.report.parse.RecordSink;
import io.argus.ingest.report.parse.Timestamps;

/** Times and durations of JUnit XML; what makes no sense is dropped with a warning. */
final class JUnitValues {

  private final RecordSink sink;

  JUnitValues(RecordSink sink) {
    this.sink = sink;
  }

  /** Milliseconds, or {@link Durations#UNKNOWN}. */
  long millis(String seconds) {
    long millis = Durations.ofSeconds(seconds);
    if (millis == Durations.UNKNOWN && !seconds.isBlank()) {
      sink.warn("a duration is negative, absurd or ambiguous and was dropped", seconds);
    }
    return millis;
  }

  void startedAt(String timestamp) {
    if (timestamp.isBlank()) {
      return;
    }
    Timestamps.Timestamp time = Timestamps.parse(timestamp);
    if (time == null) {
      sink.warn("a timestamp can't be read and was dropped", timestamp);
      return;
    }
    if (!time.zoneKnown()) {
      sink.warn("a timestamp names no time zone, UTC was taken", timestamp);
    }
    sink.startedAt(time.instant());
  }
}
