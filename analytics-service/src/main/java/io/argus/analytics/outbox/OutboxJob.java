package io.argus.analytics.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * When the outbox is looked at: right after a transaction that has filled it, and every so often
 * for what was left. On one thread of its own, so that no caller waits for Kafka.
 */
@ApplicationScoped
class OutboxJob {

  private static final Logger LOG = Logger.getLogger(OutboxJob.class);
  private static final long LONGEST_STOP_SECONDS = 10;

  private final OutboxRelay relay;
  private final AtomicBoolean asked = new AtomicBoolean();

  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "outbox"), new ThreadPoolExecutor.DiscardPolicy());

  @Inject
  OutboxJob(OutboxRelay relay) {
    this.relay = relay;
  }

  void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Filled filled) {
    ask();
  }

  /** Not before the channel is there. */
  @Scheduled(
      every = "{argus.outbox.every}",
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void everySoOften() {
    ask();
  }

  /** One that is still waiting for its turn is enough. */
  private void ask() {
    if (asked.compareAndSet(false, true)) {
      thread.execute(this::send);
    }
  }

  private void send() {
    asked.set(false);
    try {
      OutboxRelay.Sent sent;
      do {
        sent = relay.sendSome();
      } while (sent == OutboxRelay.Sent.MORE_WAIT);
      if (sent == OutboxRelay.Sent.KAFKA_IS_AWAY) {
        LOG.warn("Kafka does not take what waits in the outbox; it is tried again");
      }
    } catch (SQLException e) {
      LOG.warnf("the outbox is looked at again later: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the outbox could not be sent; it is tried again", e);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("the outbox is still being sent; what is not acknowledged is sent again");
    }
  }
}
