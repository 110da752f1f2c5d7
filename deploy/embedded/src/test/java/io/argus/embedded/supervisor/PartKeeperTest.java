package io.argus.embedded.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.stack.Part;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartKeeperTest implements PartKeeper.Listener {

  private static final int LIMIT_SECONDS = 60;

  @TempDir private Path folder;
  private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  @Test
  void gives_up_after_five_deaths_in_a_minute_and_shows_the_log() throws Exception {
    PartKeeper keeper = keeper("sleep 0.2; echo out of luck; exit 3");

    keeper.start();

    assertThat(failure.get(LIMIT_SECONDS, TimeUnit.SECONDS))
        .contains("mail died 5 times in a minute", "out of luck", folder.resolve("log").toString());
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(500L, 1_000L, 2_000L, 4_000L);
  }

  @Test
  void a_part_that_ends_when_it_is_asked_to_is_not_started_again() throws Exception {
    PartKeeper keeper = keeper("exec sleep 60");
    keeper.start();
    keeper.ready().get(LIMIT_SECONDS, TimeUnit.SECONDS);

    keeper.signalStop();
    keeper.awaitEnd();

    assertThat(keeper.state().process()).isNull();
    assertThat(pauses).isEmpty();
    assertThat(failure).isNotDone();
  }

  private PartKeeper keeper(String script) {
    return new PartKeeper(
        new Script(script), folder.resolve("log"), folder, Clock.systemUTC(), this);
  }

  @Override
  public void changed() {}

  @Override
  public void ready(PartKeeper keeper, Duration took) {}

  @Override
  public void died(PartKeeper keeper, int status, Duration pause) {
    pauses.add(pause);
  }

  @Override
  public void failed(String why) {
    failure.complete(why);
  }

  /** A part that counts as ready as soon as it runs. */
  private record Script(String script) implements PartPlan {

    @Override
    public Part part() {
      return Part.MAIL;
    }

    @Override
    public GuardedCommand prepare() {
      return GuardedCommand.of(List.of("sh", "-c", script), Map.of());
    }

    @Override
    public boolean answers() {
      return true;
    }

    @Override
    public String address() {
      return "nowhere";
    }
  }
}
