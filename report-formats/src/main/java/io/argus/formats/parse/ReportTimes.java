package io.argus.formats.parse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times and durations out of a report; what makes no sense is dropped with a warning. A time
 * without a zone is taken as UTC, with a warning.
 */
public final class ReportTimes {

  private static final String NO_DURATION =
      "a duration is negative, absurd or ambiguous and was dropped";

  private final RecordSink sink;

  public ReportTimes(RecordSink sink) {
    this.sink = sink;
  }

  /** Milliseconds of decimal seconds, or {@link Durations#UNKNOWN}. */
  public long millis(String seconds) {
    long millis = Durations.ofSeconds(seconds);
    if (millis == Durations.UNKNOWN && !seconds.isBlank()) {
      sink.warn(NO_DURATION, seconds);
    }
    return millis;
  }

  /** Milliseconds of decimal seconds as a text; null = not said, or not sensible. */
  public @Nullable Integer ofSeconds(@Nullable String seconds) {
    long millis = seconds == null ? Durations.UNKNOWN : millis(seconds);
    return millis == Durations.UNKNOWN ? null : (Integer) Math.toIntExact(millis);
  }

  /** Milliseconds as a text; null = not said, or not sensible. */
  public @Nullable Integer ofMillis(@Nullable String millis) {
    if (millis == null || millis.isBlank()) {
      return null;
    }
    try {
      return ofMillis(Double.parseDouble(millis));
    } catch (NumberFormatException e) {
      sink.warn(NO_DURATION, millis);
      return null;
    }
  }

  /** Milliseconds of a .NET time span; null = not said, or not sensible. */
  public @Nullable Integer ofTimeSpan(@Nullable String span) {
    double millis = span == null || span.isBlank() ? Double.NaN : TimeSpans.millis(span);
    if (Double.isNaN(millis) && span != null && !span.isBlank()) {
      sink.warn(NO_DURATION, span);
    }
    return ofMillis(millis);
  }

  /** Milliseconds as a number; NaN = not said. Null = not said, or not sensible. */
  public @Nullable Integer ofMillis(double said) {
    long millis = Durations.ofMillis(said);
    if (millis == Durations.UNKNOWN && !Double.isNaN(said)) {
      sink.warn(NO_DURATION, "" + said);
    }
    return millis == Durations.UNKNOWN ? null : (Integer) Math.toIntExact(millis);
  }

  /** Milliseconds between two times of a report; null where one is missing or they are reversed. */
  public @Nullable Integer between(@Nullable Instant start, @Nullable Instant end) {
    return start == null || end == null
        ? null
        : ofMillis((double) end.toEpochMilli() - start.toEpochMilli());
  }

  /** A time of the report; null = none, or one that can't be read. */
  public @Nullable Instant time(@Nullable String timestamp) {
    if (timestamp == null || timestamp.isBlank()) {
      return null;
    }
    Timestamps.Timestamp time = Timestamps.parse(timestamp);
    if (time == null) {
      sink.warn("a timestamp can't be read and was dropped", timestamp);
      return null;
    }
    if (!time.zoneKnown()) {
      sink.warn("a timestamp names no time zone, UTC was taken", timestamp);
    }
    return time.instant();
  }

  /** A time at which something in the report began. */
  public void startedAt(@Nullable String timestamp) {
    Instant start = time(timestamp);
    if (start != null) {
      sink.startedAt(start);
    }
  }

  /** The same, in milliseconds since 1970; NaN = not said. */
  public void startedAt(double epochMillis) {
    Instant start = Timestamps.ofEpochMillis(epochMillis);
    if (start != null) {
      sink.startedAt(start);
    } else if (!Double.isNaN(epochMillis)) {
      sink.warn("a timestamp can't be read and was dropped", "" + epochMillis);
    }
  }
}
