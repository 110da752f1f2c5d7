package io.argus.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void ends_with_the_whole_of_today() {
    Timeline days = Timeline.until(at("2026-11-20T08:00:00Z"), 3, ZoneOffset.UTC, Interval.DAY);

    assertThat(days.dates())
        .containsExactly(date("2026-11-18"), date("2026-11-19"), date("2026-11-20"));
    assertThat(days.start()).isEqualTo(at("2026-11-18T00:00:00Z"));
    assertThat(days.end()).isEqualTo(at("2026-11-21T00:00:00Z"));
  }

  @Test
  void knows_that_it_is_tomorrow_already_in_kathmandu() {
    Timeline days =
        Timeline.until(at("2026-11-20T18:15:00Z"), 1, ZoneId.of("Asia/Kathmandu"), Interval.DAY);

    assertThat(days.dates()).containsExactly(date("2026-11-21"));
    assertThat(days.start()).isEqualTo(at("2026-11-20T18:15:00Z"));
  }

  @Test
  void gives_the_days_of_clock_changes_twenty_three_and_twenty_five_hours() {
    Timeline spring = Timeline.until(at("2026-03-29T12:00:00Z"), 1, BERLIN, Interval.DAY);
    Timeline autumn = Timeline.until(at("2026-10-25T12:00:00Z"), 1, BERLIN, Interval.DAY);

    assertThat(Duration.between(spring.start(), spring.end())).hasHours(23);
    assertThat(Duration.between(autumn.start(), autumn.end())).hasHours(25);
  }

  @Test
  void starts_a_day_without_midnight_when_its_clocks_start() {
    Timeline day =
        Timeline.until(at("2026-03-29T12:00:00Z"), 1, ZoneId.of("Asia/Beirut"), Interval.DAY);

    assertThat(day.start()).isEqualTo(at("2026-03-28T22:00:00Z")); // 01:00 summer time
  }

  @Test
  void names_a_week_by_its_monday_and_begins_the_first_one_with_the_first_day() {
    Timeline weeks = Timeline.until(at("2026-11-20T08:00:00Z"), 10, ZoneOffset.UTC, Interval.WEEK);

    assertThat(weeks.dates()).containsExactly(date("2026-11-09"), date("2026-11-16"));
    assertThat(weeks.starts())
        .containsExactly(at("2026-11-11T00:00:00Z"), at("2026-11-16T00:00:00Z"));
    assertThat(weeks.date(1)).isEqualTo(date("2026-11-09"));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static LocalDate date(String date) {
    return LocalDate.parse(date);
  }
}
