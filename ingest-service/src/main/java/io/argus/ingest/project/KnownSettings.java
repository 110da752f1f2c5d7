package io.argus.ingest.project;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last known settings of the projects that were posted to last, for when their owner does not
 * answer. It is asked for each post, so that a switch takes effect at once; one that does not
 * answer is left alone for a while, so that nobody waits for it twice.
 */
final class KnownSettings {

  private static final Duration LEFT_ALONE = Duration.ofSeconds(2);

  /**
   * @param silentSince null = the last question was answered
   */
  private record Known(ProjectSettings settings, @Nullable Instant silentSince) {

    boolean isLeftAlone(Instant now) {
      return silentSince != null && now.isBefore(silentSince.plus(LEFT_ALONE));
    }
  }

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
    Optional<Known> known = find(project);
    if (known.isPresent() && known.get().isLeftAlone(now)) {
      return known.get().settings();
    }
    Optional<ProjectSettings> answer = ask.get();
    ProjectSettings before = known.map(Known::settings).orElse(ProjectSettings.DEFAULT);
    ProjectSettings settings = answer.orElse(before);
    remember(project, new Known(settings, answer.isPresent() ? null : now));
    return settings;
  }

  private synchronized Optional<Known> find(String project) {
    return Optional.ofNullable(byProject.get(project));
  }

  private synchronized void remember(String project, Known known) {
    byProject.put(project, known);
  }
}
