package io.argus.ingest.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProjectSettingsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void what_is_not_said_is_the_default() {
    assertThat(ProjectSettings.of(null, null)).isEqualTo(new ProjectSettings(true, 90));
    assertThat(ProjectSettings.of(false, 7)).isEqualTo(new ProjectSettings(false, 7));
  }

  @Test
  void a_run_is_kept_to_the_end_of_its_last_day() {
    ProjectSettings week = new ProjectSettings(true, 7);
    Instant oldest = NOW.minus(Duration.ofDays(7));

    assertThat(week.admit("shop", oldest, NOW)).isEqualTo(new Admission(true, java.util.List.of()));
    assertThat(week.admit("shop", oldest.minusMillis(1), NOW).warnings())
        .singleElement()
        .asString()
        .contains("older than the 7 days that project shop keeps");
  }

  @Test
  void a_disabled_project_records_nothing() {
    Admission admission = new ProjectSettings(false, 7).admit("shop", Instant.EPOCH, NOW);

    assertThat(admission.recorded()).isFalse();
    assertThat(admission.warnings())
        .containsExactly(
            "project shop is disabled: nothing was recorded; an administrator can enable it with"
                + " PUT /api/projects/shop");
  }
}
