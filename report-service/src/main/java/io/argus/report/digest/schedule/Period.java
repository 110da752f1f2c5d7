package io.argus.report.digest.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * A day or an ISO week of somebody's calendar.
 *
 * @param start its first day
 */
public record Period(Cadence cadence, LocalDate start, ZoneId zone) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /** The period that holds this day. */
  public static Period of(Cadence cadence, LocalDate day, ZoneId zone) {
    return new Period(cadence, cadence.start(day), zone);
  }

  /** The day after its last. */
  public LocalDate end() {
    return cadence.end(start);
  }

  /** Its first instant: a day begins where its zone says, which need not be at 00:00. */
  public Instant from() {
    return start.atStartOfDay(zone).toInstant();
  }

  /** The first instant after it. */
  public Instant to() {
    return end().atStartOfDay(zone).toInstant();
  }

  public Period previous() {
    return of(cadence, start.minusDays(1), zone);
  }

  /** For a headline: {@code Friday, 20 November 2026}, or {@code Week 47, 16 Nov – 22 Nov 2026}. */
  public String title() {
    if (cadence == Cadence.DAILY) {
      return DAY.format(start);
    }
    LocalDate last = end().minusDays(1);
    return "%s, %s – %s %d"
        .formatted(week(), SHORT.format(start), SHORT.format(last), last.getYear());
  }

  /** For a subject: {@code 20 Nov}, or {@code week 47}. */
  public String brief() {
    return cadence == Cadence.DAILY ? SHORT.format(start) : week().toLowerCase(Locale.ENGLISH);
  }

  private String week() {
    return "Week " + start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
