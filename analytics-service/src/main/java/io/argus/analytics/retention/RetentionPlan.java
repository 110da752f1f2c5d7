package io.argus.analytics.retention;

import io.argus.analytics.project.ProjectConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Decides what has expired.
 *
 * @param projects the rules of all there are
 */
record RetentionPlan(Instant now, List<ProjectRules> projects) {

  /** Clocks differ and transactions take their time: a week stays a day longer than it must. */
  static final Duration MARGIN = Duration.ofDays(1);

  /** For so short a time rows of removed runs may lie in wait for the end of their week. */
  static final Duration NEARLY = Duration.ofDays(7);

  /** Chunks whose closing event has not come by then have lost it. */
  static final Duration CHUNKS = Duration.ofDays(7);

  /** As long as the topic has them. */
  static final Duration LETTERS = Duration.ofDays(30);

  RetentionPlan {
    projects = List.copyOf(projects);
  }

  /**
   * The first place that a run of the project may have; what lies before has expired.
   *
   * @param oldestOfMost the oldest of the newest {@code maxRuns} runs, if there are so many
   */
  Place keptFrom(ProjectRules project, Optional<Place> oldestOfMost) {
    Place byAge = Place.startOf(now.minus(project.retention()));
    return oldestOfMost
        .filter(oldest -> !oldest.startedAt().isBefore(byAge.startedAt()))
        .orElse(byAge);
  }

  /**
   * True when the rows of such a run need not be deleted one by one, because its week will be
   * dropped soon.
   */
  boolean leavesRows(ProjectRules project, Instant startedAt) {
    return startedAt.isBefore(now.minus(project.retention()))
        && longest().minus(project.retention()).compareTo(NEARLY) <= 0;
  }

  /**
   * True when no project, not even one that is made just now, accepts a run of that week any more.
   */
  boolean isOver(LocalDate week) {
    Instant end = week.plusWeeks(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return !end.isAfter(now.minus(longest()).minus(MARGIN));
  }

  private Duration longest() {
    int days = projects.stream().mapToInt(ProjectRules::retentionDays).max().orElse(0);
    return Duration.ofDays(Math.max(days, ProjectConfig.RETENTION_DAYS));
  }
}
