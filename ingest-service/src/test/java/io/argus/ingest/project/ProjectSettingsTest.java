package io.argus.ingest.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.IdentityPatterns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectSettingsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void what_is_not_said_is_the_default() {
    assertThat(ProjectSettings.of(null, null, null)).isEqualTo(ProjectSettings.DEFAULT);
    assertThat(ProjectSettings.of(false, 7, List.of()))
        .isEqualTo(new ProjectSettings(false, 7, IdentityPatterns.NONE));
    assertThat(ProjectSettings.of(true, 7, List.of("\\d+")).identity().apply("port 8080"))
        .isEqualTo("port *");
  }

  @Test
  void a_run_is_kept_to_the_end_of_its_last_day() {
    ProjectSettings week = ProjectSettings.of(true, 7, null);
    Instant oldest = NOW.minus(Duration.ofDays(7));

    assertThat(week.admit("shop", oldest, NOW))
        .isEqualTo(new Admission(true, IdentityPatterns.NONE, List.of()));
    assertThat(week.admit("shop", oldest.minusMillis(1), NOW).warnings())
        .singleElement()
        .asString()
        .contains("older than the 7 days that project shop keeps");
  }

  @Test
  void a_disabled_project_records_nothing() {
    Admission admission = ProjectSettings.of(false, 7, null).admit("shop", Instant.EPOCH, NOW);

    assertThat(admission.recorded()).isFalse();
    assertThat(admission.warnings())
        .containsExactly(
            "project shop is disabled: nothing was recorded; an administrator can enable it with"
                + " PUT /api/projects/shop");
  }
}
