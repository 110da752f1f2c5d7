package io.argus.embedded.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.embedded.GuardedCommand;
import io.argus.embedded.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartKeeperTest implements PartKeeper.Listener {

  private static final int LIMIT_SECONDS = 60;

  @TempDir private Path folder;
  private final Queue<String> causes = new ConcurrentLinkedQueue<>();
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

  @Test
  void a_part_that_goes_on_saying_that_it_is_not_alive_is_started_again() throws Exception {
    // Given a consumer that has failed until its process is a new one
    Path starts = folder.resolve("starts");
    Script script =
        new Script(
            "echo start >> " + starts + "; exec sleep 60",
            () -> lines(starts) < 2 ? Optional.of("channel test-runs DOWN") : Optional.empty());
    PartKeeper keeper =
        new PartKeeper(script, folder.resolve("log"), folder, Clock.systemUTC(), this);

    keeper.start();

    await()
        .atMost(Duration.ofSeconds(LIMIT_SECONDS))
        .until(() -> lines(starts) == 2 && keeper.ready().isDone());
    assertThat(causes).singleElement().asString().contains("not alive");
    assertThat(folder.resolve("log")).content().contains("channel test-runs DOWN");
    keeper.signalStop();
    keeper.awaitEnd();
  }

  private static long lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PartKeeper keeper(String script) {
    return new PartKeeper(
        new Script(script, () -> Optional.empty()),
        folder.resolve("log"),
        folder,
        Clock.systemUTC(),
        this);
  }

  @Override
  public void changed() {}

  @Override
  public void ready(PartKeeper keeper, Duration took) {}

  @Override
  public void died(PartKeeper keeper, String how, Duration pause) {
    causes.add(how);
    pauses.add(pause);
  }

  @Override
  public void failed(String why) {
    failure.complete(why);
  }

  /** A part that counts as ready as soon as it runs. */
  private record Script(String script, Supplier<Optional<String>> trouble) implements PartPlan {

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
    public Optional<String> complaint() {
      return trouble.get();
    }

    @Override
    public String address() {
      return "nowhere";
    }
  }
}
