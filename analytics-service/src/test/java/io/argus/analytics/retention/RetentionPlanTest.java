package io.argus.analytics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ProjectRules SHOP = new ProjectRules(1, "shop", 90, 0);
  private static final ProjectRules SHORT = new ProjectRules(2, "short", 30, 0);
  private static final ProjectRules LONG = new ProjectRules(3, "long", 365, 0);
  private static final Instant NINETY_DAYS_AGO = Instant.parse("2026-08-22T12:00:00Z");

  @Test
  void runs_are_kept_to_the_very_end_of_the_retention() {
    Place keptFrom = plan(SHOP).keptFrom(SHOP, Optional.empty());

    assertThat(keptFrom).isEqualTo(new Place(NINETY_DAYS_AGO, new UUID(0, 0)));
  }

  @Test
  void the_number_of_runs_counts_where_it_says_less_than_their_age() {
    Place newer = new Place(NINETY_DAYS_AGO.plusSeconds(1), UUID.randomUUID());
    Place older = new Place(NINETY_DAYS_AGO.minusSeconds(1), UUID.randomUUID());
    Place same = new Place(NINETY_DAYS_AGO, UUID.randomUUID());

    assertThat(plan(SHOP).keptFrom(SHOP, Optional.of(newer))).isEqualTo(newer);
    assertThat(plan(SHOP).keptFrom(SHOP, Optional.of(same))).isEqualTo(same);
    assertThat(plan(SHOP).keptFrom(SHOP, Optional.of(older)))
        .isEqualTo(Place.startOf(NINETY_DAYS_AGO));
  }

  @Test
  void a_week_is_over_a_day_after_the_longest_retention_of_its_end() {
    // It ends on Monday 2026-08-17; 90 days and one later it is 2026-11-16.
    LocalDate week = LocalDate.parse("2026-08-10");

    assertThat(at("2026-11-16T00:00:00Z", SHOP).isOver(week)).isTrue();
    assertThat(at("2026-11-15T23:59:59Z", SHOP).isOver(week)).isFalse();
    assertThat(at("2026-11-16T00:00:00Z", SHOP, LONG).isOver(week)).isFalse();
  }

  @Test
  void a_project_of_tomorrow_keeps_ninety_days_too() {
    LocalDate week = LocalDate.parse("2026-10-05");

    assertThat(plan(SHORT).isOver(week)).isFalse();
    assertThat(plan().isOver(week)).isFalse();
  }

  @Test
  void rows_are_left_for_the_end_of_their_week_only_when_that_is_near() {
    Instant ancient = NINETY_DAYS_AGO.minusSeconds(1);

    assertThat(plan(SHOP).leavesRows(SHOP, ancient)).isTrue();
    assertThat(plan(SHOP, SHORT).leavesRows(SHORT, ancient)).isFalse();
    assertThat(plan(SHOP, LONG).leavesRows(SHOP, ancient)).isFalse();
    assertThat(plan(SHOP).leavesRows(SHOP, NINETY_DAYS_AGO)).as("too many, not too old").isFalse();
  }

  private static RetentionPlan plan(ProjectRules... projects) {
    return new RetentionPlan(NOW, List.of(projects));
  }

  private static RetentionPlan at(String now, ProjectRules... projects) {
    return new RetentionPlan(Instant.parse(now), List.of(projects));
  }
}
