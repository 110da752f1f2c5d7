package io.argus.ingest.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ProjectSettings DISABLED = ProjectSettings.of(false, 30, null);

  private final KnownSettings known = new KnownSettings(2);
  private int asked;

  @Test
  void a_change_takes_effect_at_once() {
    assertThat(of("shop", 0, ProjectSettings.DEFAULT)).isEqualTo(ProjectSettings.DEFAULT);
    assertThat(of("shop", 0, DISABLED)).isEqualTo(DISABLED);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void without_an_answer_the_last_known_ones_count_and_nobody_is_bothered_for_a_while() {
    of("shop", 0, DISABLED);

    assertThat(of("shop", 60, null)).isEqualTo(DISABLED);
    assertThat(of("shop", 61, ProjectSettings.DEFAULT)).isEqualTo(DISABLED);
    assertThat(asked).isEqualTo(2);
    assertThat(of("shop", 62, ProjectSettings.DEFAULT)).isEqualTo(ProjectSettings.DEFAULT);
  }

  @Test
  void without_any_answer_the_defaults_count() {
    assertThat(of("shop", 0, null)).isEqualTo(ProjectSettings.DEFAULT);
  }

  @Test
  void the_projects_used_last_are_remembered() {
    of("a", 0, DISABLED);
    of("b", 0, DISABLED);
    of("a", 1, null);
    of("c", 2, DISABLED);

    assertThat(of("a", 3, null)).isEqualTo(DISABLED);
    assertThat(of("b", 3, null)).isEqualTo(ProjectSettings.DEFAULT);
  }

  private ProjectSettings of(String project, int second, ProjectSettings answer) {
    return known.of(
        project,
        NOW.plusSeconds(second),
        () -> {
          asked++;
          return Optional.ofNullable(answer);
        });
  }
}
