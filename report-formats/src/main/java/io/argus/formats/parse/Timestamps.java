package io.argus.formats.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as reports spell them: ISO 8601 and its near misses, RFC 1123, epoch seconds or millis. */
public final class Timestamps {

  private static final int LONGEST = 64;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** {@code 2024-03-01T10:11:12,123+0530} and what differs from it by a space, dot or colon. */
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)(?:T| |T )(\\d\\d:\\d\\d(?::\\d\\d)?)(?:[.,](\\d{1,9})\\d*)?"
              + " ?(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?");

  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");
  private static final DateTimeFormatter DATE_TO_STRING =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.ENGLISH);

  private Timestamps() {}

  /**
   * A time of a report.
   *
   * @param zoneKnown false = the report names no zone, UTC was taken
   */
  public record Timestamp(Instant instant, boolean zoneKnown) {}

  /** Null when it is no time, or none between 2000 and 2100. */
  public static @Nullable Timestamp parse(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return null;
    }
    try {
      Timestamp time = parseAny(trimmed);
      return sensible(time.instant()) ? time : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Null when it lies not between 2000 and 2100. */
  public static @Nullable Instant ofEpochMillis(double millis) {
    if (!(Math.abs(millis) < 1e15)) {
      return null;
    }
    Instant instant = Instant.ofEpochMilli((long) millis);
    return sensible(instant) ? instant : null;
  }

  private static boolean sensible(Instant instant) {
    return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
  }

  private static Timestamp parseAny(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return parseIso(iso);
    }
    if (EPOCH.matcher(text).matches()) {
      long number = Long.parseLong(text);
      return new Timestamp(
          Instant.ofEpochMilli(text.length() == 10 ? number * 1000 : number), true);
    }
    if (text.contains(",")) {
      return new Timestamp(
          OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), true);
    }
    return new Timestamp(ZonedDateTime.parse(text, DATE_TO_STRING).toInstant(), true);
  }

  private static Timestamp parseIso(Matcher iso) {
    LocalDateTime local = LocalDateTime.parse(iso.group(1) + "T" + iso.group(2));
    if (iso.group(3) != null) {
      local = local.withNano(Integer.parseInt((iso.group(3) + "00000000").substring(0, 9)));
    }
    ZoneId zone = iso.group(4) == null ? ZoneOffset.UTC : ZoneId.of(iso.group(4));
    return new Timestamp(local.atZone(zone).toInstant(), iso.group(4) != null);
  }
}
