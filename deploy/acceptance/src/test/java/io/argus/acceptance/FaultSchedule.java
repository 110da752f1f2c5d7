package io.argus.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which part is killed when: the same for the same seed. Every part gets its turn. */
final class FaultSchedule {

  /** The supervisor gives up at the fifth death in a minute. */
  static final int MOST_DEATHS_IN_A_MINUTE = 3;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LONGEST_PAUSE_MS = 5_000;

  private FaultSchedule() {}

  /** What can be killed. */
  enum Victim {
    INGEST,
    ANALYTICS,
    SECOND_ANALYTICS,
    KAFKA,
    POSTGRES
  }

  /**
   * Wait, then kill.
   *
   * @param atOnce while the stack is not back yet; else after it takes uploads again
   */
  record Kill(Duration pause, Victim victim, boolean atOnce) {

    private Kill spaced(Duration now, List<Duration> deaths) {
      if (deaths.size() < MOST_DEATHS_IN_A_MINUTE) {
        return this;
      }
      Duration allowed = deaths.get(deaths.size() - MOST_DEATHS_IN_A_MINUTE).plus(MINUTE);
      Duration missing = allowed.minus(now);
      return missing.compareTo(pause) > 0 ? new Kill(missing, victim, atOnce) : this;
    }
  }

  static List<Kill> of(long seed, int kills, List<Victim> victims) {
    Random random = new Random(seed);
    List<Kill> schedule = new ArrayList<>();
    Map<Victim, List<Duration>> deaths = new EnumMap<>(Victim.class);
    Duration now = Duration.ZERO;
    while (schedule.size() < kills) {
      List<Kill> turn = new ArrayList<>();
      for (Victim victim : victims) {
        turn.add(new Kill(pause(random), victim, false));
      }
      Collections.shuffle(turn, random);
      turn.add(new Kill(pause(random), turn.get(turn.size() - 1).victim(), true));
      for (Kill kill : turn) {
        Kill spaced =
            kill.spaced(now, deaths.computeIfAbsent(kill.victim(), any -> new ArrayList<>()));
        now = now.plus(spaced.pause());
        deaths.get(kill.victim()).add(now);
        schedule.add(spaced);
      }
    }
    return schedule.subList(0, kills);
  }

  private static Duration pause(Random random) {
    return Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS));
  }
}
