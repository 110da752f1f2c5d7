package io.argus.cli.demo;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * When a run took place, and its own dice.
 *
 * @param day 0 to 29, the last one is today
 * @param ordinal counts the runs of a suite, on all branches, in order of time
 */
record Moment(int day, int ordinal, Instant at, String branch, SplittableRandom dice) {

  /** The change of last week that everything slow and broken is blamed on. */
  static final int RELEASE = 24;

  /** When the staging environment was away. */
  static final int OUTAGE = 21;

  boolean isAfterRelease() {
    return day >= RELEASE;
  }

  boolean isOutage() {
    return day == OUTAGE;
  }

  /**
   * True in that many of any ten runs that follow each other: chance alone would not promise a
   * level.
   */
  boolean strikes(int ofTen) {
    return ordinal * 7 % 10 < ofTen;
  }

  /** About that long, give or take a tenth. */
  int about(int millis) {
    return (int) Math.round(millis * dice.nextDouble(0.9, 1.1));
  }
}
