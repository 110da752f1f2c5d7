package io.argus.report.digest.schedule;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** How much calendar one digest is about. */
public enum Cadence {
  @JsonProperty("daily")
  DAILY,
  /** ISO weeks, from Monday on. */
  @JsonProperty("weekly")
  WEEKLY;

  /** The first day of the period that holds this day. */
  LocalDate start(LocalDate day) {
    return this == DAILY ? day : day.with(previousOrSame(DayOfWeek.MONDAY));
  }

  /** The first day of the next period. */
  LocalDate end(LocalDate start) {
    return this == DAILY ? start.plusDays(1) : start.plusWeeks(1);
  }

  /** As the API and the tables spell it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Cadence ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
