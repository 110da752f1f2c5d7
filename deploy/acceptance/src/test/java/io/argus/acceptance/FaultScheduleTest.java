package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.acceptance.FaultSchedule.Kill;
import io.argus.acceptance.FaultSchedule.Victim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {

  private static final List<Victim> ALL = List.of(Victim.values());

  @Test
  void is_the_same_for_the_same_seed_and_another_for_another() {
    assertThat(FaultSchedule.of(7, 30, ALL))
        .isEqualTo(FaultSchedule.of(7, 30, ALL))
        .isNotEqualTo(FaultSchedule.of(8, 30, ALL));
  }

  @Test
  void kills_every_part_within_the_first_six() {
    assertThat(FaultSchedule.of(7, 6, ALL)).extracting(Kill::victim).containsAll(ALL);
  }

  @Test
  void never_kills_a_part_so_often_that_the_supervisor_gives_up() {
    Map<Victim, List<Duration>> deaths = new EnumMap<>(Victim.class);
    Duration now = Duration.ZERO;
    for (Kill kill : FaultSchedule.of(7, 200, ALL)) {
      now = now.plus(kill.pause());
      List<Duration> earlier = deaths.computeIfAbsent(kill.victim(), any -> new ArrayList<>());
      earlier.add(now);
      Duration minuteAgo = now.minus(Duration.ofMinutes(1));
      assertThat(earlier.stream().filter(at -> at.compareTo(minuteAgo) > 0).count())
          .isLessThanOrEqualTo(FaultSchedule.MOST_DEATHS_IN_A_MINUTE);
    }
  }
}
