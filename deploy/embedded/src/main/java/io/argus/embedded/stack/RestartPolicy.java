package io.argus.embedded.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether and when a part that died is started again. */
public final class RestartPolicy {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int DEATHS_TO_GIVE_UP = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private RestartPolicy() {}

  /** What follows a death. */
  public sealed interface Decision permits Restart, GiveUp {}

  /** Start it again after the pause. */
  public record Restart(Duration pause) implements Decision {}

  /** It does not work: stop everything. */
  public record GiveUp(int deaths) implements Decision {}

  /** Decides after the last of the deaths; older deaths than a minute are forgiven. */
  public static Decision after(List<Instant> deaths, Instant now) {
    Instant since = now.minus(WINDOW);
    int recent = (int) deaths.stream().filter(death -> death.isAfter(since)).count();
    return recent >= DEATHS_TO_GIVE_UP
        ? new GiveUp(recent)
        : new Restart(FIRST_PAUSE.multipliedBy(1L << Math.max(0, recent - 1)));
  }
}
