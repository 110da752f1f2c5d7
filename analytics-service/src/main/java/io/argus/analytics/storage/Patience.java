package io.argus.analytics.storage;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries again for as long as the database or Kafka is in trouble; nothing is given up for it. */
@ApplicationScoped
public class Patience {

  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * Something done in a transaction of its own.
   *
   * @param <E> what it throws besides when trying again would not help
   */
  public interface Work<T, E extends Exception> {
    T run() throws SQLException, E;
  }

  /**
   * @throws SQLException trouble with the data, not with the database
   * @throws InterruptedException when the service stops before it is done
   */
  public <T, E extends Exception> T untilDone(Work<T, E> work)
      throws SQLException, E, InterruptedException {
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        return work.run();
      } catch (SQLException e) {
        if (!DatabaseTrouble.isPassing(e)) {
          throw e;
        }
        LOG.warnf("the database does not take it, trying again in %s: %s", wait, e.getMessage());
      }
      wait = pause(wait);
    }
  }

  /**
   * Waits until Kafka has acknowledged, sending again when it has refused.
   *
   * @param sent the first try, on its way already
   * @throws InterruptedException when the service stops before it is done
   */
  public void untilSent(CompletableFuture<Void> sent, Supplier<CompletableFuture<Void>> again)
      throws InterruptedException {
    Duration wait = FIRST_WAIT;
    CompletableFuture<Void> tried = sent;
    while (true) {
      try {
        tried.get();
        return;
      } catch (ExecutionException e) {
        LOG.warnf("Kafka does not take it, trying again in %s: %s", wait, e.getMessage());
      }
      wait = pause(wait);
      tried = again.get();
    }
  }

  /** Answers how long to wait the next time. */
  private Duration pause(Duration wait) throws InterruptedException {
    if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("the service is stopping");
    }
    Duration next = wait.multipliedBy(2);
    return next.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }
}
