package io.argus.report.trend;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The points of a trend in order. Where a calendar day starts is decided here and nowhere else: the
 * database is told instants, so that its own time zone data never matters.
 *
 * @param dates of each point: its day, or the Monday of its week
 * @param starts of each point, inclusive
 * @param end of the last point, exclusive
 */
public record Timeline(List<LocalDate> dates, List<Instant> starts, Instant end) {

  public Timeline {
    dates = List.copyOf(dates);
    starts = List.copyOf(starts);
  }

  /**
   * The calendar days of the zone that end with the day of {@code asAt}, whole. The first week of a
   * weekly timeline begins with the first of the days, not with its Monday.
   */
  static Timeline until(Instant asAt, int days, ZoneId zone, Interval interval) {
    LocalDate today = LocalDate.ofInstant(asAt, zone);
    LocalDate first = today.minusDays(days - 1L);
    List<LocalDate> begins =
        first
            .datesUntil(today.plusDays(1))
            .filter(day -> interval == Interval.DAY || day.equals(first) || isMonday(day))
            .toList();
    return new Timeline(
        begins.stream().map(day -> interval == Interval.DAY ? day : monday(day)).toList(),
        begins.stream().map(day -> day.atStartOfDay(zone).toInstant()).toList(),
        today.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** The calendar days from {@code first} to the one before {@code end}, whole. */
  public static Timeline days(LocalDate first, LocalDate end, ZoneId zone) {
    List<LocalDate> days = first.datesUntil(end).toList();
    return new Timeline(
        days,
        days.stream().map(day -> day.atStartOfDay(zone).toInstant()).toList(),
        end.atStartOfDay(zone).toInstant());
  }

  Instant start() {
    return starts.get(0);
  }

  /** The date of a point by its place, counted from 1 as PostgreSQL's {@code width_bucket} does. */
  LocalDate date(int bucket) {
    return dates.get(bucket - 1);
  }

  private static boolean isMonday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.MONDAY;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(previousOrSame(DayOfWeek.MONDAY));
  }
}
