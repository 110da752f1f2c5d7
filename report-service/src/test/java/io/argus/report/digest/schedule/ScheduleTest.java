package io.argus.report.digest.schedule;

import static io.argus.report.digest.schedule.Cadence.DAILY;
import static io.argus.report.digest.schedule.Cadence.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    // before and at the hour
    "DAILY, 7, UTC, 2026-11-20T06:59:59Z, 2026-11-18",
    "DAILY, 7, UTC, 2026-11-20T07:00:00Z, 2026-11-19",
    // 07:00 in Kathmandu is 01:15 in UTC
    "DAILY, 7, Asia/Kathmandu, 2026-11-20T01:14:59Z, 2026-11-18",
    "DAILY, 7, Asia/Kathmandu, 2026-11-20T01:15:00Z, 2026-11-19",
    // midnight there is the evening before here
    "DAILY, 0, Asia/Kathmandu, 2026-11-19T18:15:00Z, 2026-11-19",
    // Mondays; a Sunday belongs to the week before
    "WEEKLY, 7, Europe/Berlin, 2026-11-23T05:59:59Z, 2026-11-09",
    "WEEKLY, 7, Europe/Berlin, 2026-11-23T06:00:00Z, 2026-11-16",
    "WEEKLY, 7, Europe/Berlin, 2026-11-29T22:59:59Z, 2026-11-16",
    // across a new year
    "WEEKLY, 7, UTC, 2027-01-04T07:00:00Z, 2026-12-28",
  })
  void the_newest_period_that_is_due(
      Cadence cadence, int hour, String zone, String now, LocalDate start) {
    Schedule schedule = new Schedule(cadence, hour, ZoneId.of(zone));

    assertThat(schedule.latest(Instant.parse(now)).start()).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2, 2026-03-28, 2026-03-29T01:00:00Z", // 02:00 is skipped: 03:00 it is
    "Europe/Berlin, 3, 2026-03-28, 2026-03-29T01:00:00Z",
    "Europe/Berlin, 2, 2026-10-24, 2026-10-25T00:00:00Z", // twice: the first one
    "Europe/Berlin, 3, 2026-10-24, 2026-10-25T02:00:00Z",
    "Australia/Lord_Howe, 2, 2026-10-03, 2026-10-03T15:30:00Z", // half an hour is skipped
    "Asia/Beirut, 0, 2026-03-28, 2026-03-28T22:00:00Z", // a day that begins at 01:00
  })
  void where_clocks_change_it_is_due_once(String zone, int hour, LocalDate start, String expected) {
    Schedule schedule = new Schedule(DAILY, hour, ZoneId.of(zone));
    Period period = new Period(DAILY, start, ZoneId.of(zone));
    Instant due = Instant.parse(expected);

    assertThat(schedule.dueAt(period)).isEqualTo(due);
    assertThat(schedule.latest(due.minusMillis(1))).isEqualTo(period.previous());
    assertThat(schedule.latest(due)).isEqualTo(period);
    assertThat(schedule.latest(due.plus(Duration.ofHours(2)))).isEqualTo(period);
  }

  @Test
  void a_day_has_as_many_hours_as_its_zone_gives_it() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Period spring = new Period(DAILY, LocalDate.parse("2026-03-29"), berlin);
    Period autumn = Period.of(WEEKLY, LocalDate.parse("2026-10-25"), berlin);

    assertThat(Duration.between(spring.from(), spring.to())).hasHours(23);
    assertThat(autumn.start()).isEqualTo("2026-10-19");
    assertThat(Duration.between(autumn.from(), autumn.to())).hasHours(7 * 24 + 1);
  }

  @Test
  void titles_name_day_or_week() {
    ZoneId utc = ZoneId.of("UTC");

    assertThat(new Period(DAILY, LocalDate.parse("2026-11-20"), utc).title())
        .isEqualTo("Friday, 20 November 2026");
    Period week = Period.of(WEEKLY, LocalDate.parse("2027-01-01"), utc);
    assertThat(week.title()).isEqualTo("Week 53, 28 Dec – 3 Jan 2027");
    assertThat(week.brief()).isEqualTo("week 53");
  }

  /** Whatever the moment: the newest is due, the one after it is not, and comes next. */
  @Property(tries = 500)
  void every_moment_lies_between_two_digests(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll Cadence cadence,
      @ForAll @IntRange(max = 3) int place) {
    String[] zones = {"Asia/Kathmandu", "Europe/Berlin", "Pacific/Apia", "America/St_Johns"};
    Schedule schedule = new Schedule(cadence, hour, ZoneId.of(zones[place]));
    Instant now = Instant.ofEpochSecond(second);

    Period latest = schedule.latest(now);

    assertThat(schedule.dueAt(latest)).isBeforeOrEqualTo(now);
    assertThat(schedule.next(now)).isAfter(now);
    assertThat(schedule.latest(schedule.next(now)).previous()).isEqualTo(latest);
  }
}
