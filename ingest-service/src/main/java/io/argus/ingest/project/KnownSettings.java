package io.argus.ingest.project;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of the projects that were posted to last. They are asked for again after a while; an
 * owner who does not answer leaves them as they were, and is left alone for as long.
 */
final class KnownSettings {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private record Known(ProjectSettings settings, Instant askedAt) {}

  private final Map<String, Known> byProject;

  /**
   * @param most projects that are remembered
   */
  KnownSettings(int most) {
    this.byProject =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * @param ask empty = no answer; called without a lock, so it may take its time
   */
  ProjectSettings of(String project, Instant now, Supplier<Optional<ProjectSettings>> ask) {
    Optional<ProjectSettings> fresh = fresh(project, now);
    return fresh.isPresent() ? fresh.get() : remember(project, now, ask.get());
  }

  /** Whoever finds old settings asks for new ones; whoever comes meanwhile takes the old. */
  private synchronized Optional<ProjectSettings> fresh(String project, Instant now) {
    Known known = byProject.get(project);
    if (known == null) {
      return Optional.empty();
    }
    if (now.isBefore(known.askedAt().plus(FRESH))) {
      return Optional.of(known.settings());
    }
    byProject.put(project, new Known(known.settings(), now));
    return Optional.empty();
  }

  private synchronized ProjectSettings remember(
      String project, Instant now, Optional<ProjectSettings> answer) {
    Known known = byProject.get(project);
    ProjectSettings before = known == null ? ProjectSettings.DEFAULT : known.settings();
    ProjectSettings settings = answer.orElse(before);
    byProject.put(project, new Known(settings, now));
    return settings;
  }
}
