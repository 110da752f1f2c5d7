package io.argus.report.failure;

import java.time.Instant;
import java.util.Comparator;

/**
 * How far the failures of one signature reach, within the days that were asked for.
 *
 * @param cases that failed so
 * @param runs in which one did
 */
record Reach(
    int projectId, long signature, long cases, long runs, Instant firstSeen, Instant lastSeen) {

  /** By cases, then runs, then time. */
  static final Comparator<Reach> FURTHEST_FIRST =
      Comparator.comparingLong(Reach::cases)
          .thenComparingLong(Reach::runs)
          .thenComparing(Reach::lastSeen)
          .reversed()
          .thenComparingInt(Reach::projectId)
          .thenComparingLong(Reach::signature);
}
