package io.argus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.argus.acceptance.FaultSchedule.Kill;
import io.argus.acceptance.FaultSchedule.Victim;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was answered 202 is there exactly once, whatever died or hung meanwhile. The long version is
 * {@code -Dargus.faults.kills=60 -Dargus.faults.seed=7}; see docs/reliability.md.
 */
class FaultsIT {

  private static final String ALL = "INGEST,ANALYTICS,SECOND_ANALYTICS,KAFKA,POSTGRES";
  private static final int KILLS = Integer.getInteger("argus.faults.kills", 4);
  private static final long SEED = Long.getLong("argus.faults.seed", 1);
  private static final List<Victim> VICTIMS =
      Arrays.stream(System.getProperty("argus.faults.victims", ALL).split(","))
          .map(Victim::valueOf)
          .toList();
  private static final int CLIENTS = Integer.getInteger("argus.faults.clients", 3);
  private static final Duration PAUSE =
      Duration.ofSeconds(Integer.getInteger("argus.faults.pause", 10));
  private static final Duration BACK = Duration.ofMinutes(2);
  private static final Duration APPLIED = Duration.ofMinutes(2);

  /** Kafka's part of the promise to answer within five seconds, and what the rest needs. */
  private static final Duration REFUSED_AFTER = Duration.ofSeconds(6);

  private final Ledger ledger = new Ledger();
  private Stack stack;
  private SecondAnalytics second;
  private Faults faults;
  private Load load;

  @BeforeEach
  void start() throws Exception {
    stack = Stack.start(Map.of());
    second = new SecondAnalytics(stack);
    faults = new Faults(stack, second);
    load = new Load(stack, ledger, SEED);
  }

  @AfterEach
  void stop() {
    load.close();
    second.close();
    stack.close();
  }

  @Test
  void nothing_acknowledged_is_lost_or_doubled_whatever_dies_or_hangs() throws Exception {
    load.start(CLIENTS);

    int number = 0;
    for (Kill kill : FaultSchedule.of(SEED, KILLS, VICTIMS)) {
      if (!kill.atOnce()) {
        awaitPosts();
      }
      Thread.sleep(kill.pause().toMillis());
      faults.kill(kill.victim());
      say("kill %d of %d, seed %d: %s; %s", ++number, KILLS, SEED, kill.victim(), ledger);
    }
    awaitPosts();
    faults.whileStopped("kafka", () -> Thread.sleep(PAUSE.toMillis() / 2));
    say("Kafka hung for %s; %s", PAUSE.dividedBy(2), ledger);
    awaitPosts();
    faults.whileStopped("postgres", this::postsAreTaken);
    say("PostgreSQL hung for %s; %s", PAUSE, ledger);
    load.close();
    PlannedRun refused = load.plan();
    faults.whileStopped("kafka", () -> isRefusedInTime(refused));
    load.post(refused);

    new Check(stack).everythingAcknowledgedIsThereOnce(ledger, APPLIED);
    say("all there; %s", ledger);
  }

  private void postsAreTaken() throws InterruptedException {
    long before = ledger.posts();
    Thread.sleep(PAUSE.toMillis());
    assertThat(ledger.posts()).isGreaterThan(before);
  }

  private void awaitPosts() {
    long before = ledger.posts();
    await().atMost(BACK).until(() -> ledger.posts() > before + CLIENTS);
  }

  /** Nobody else posts, so that the time is this post's own. */
  private void isRefusedInTime(PlannedRun run) throws Exception {
    Instant sent = Instant.now();
    HttpResponse<byte[]> refused = load.tryOnce(run.posts().get(0));
    Duration took = Duration.between(sent, Instant.now());

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(took).isLessThan(REFUSED_AFTER);
  }

  private static void say(String what, Object... values) {
    System.out.println(Instant.now() + " " + what.formatted(values));
  }
}
