package io.argus.analytics.retention;

import io.argus.contracts.event.TestRunRecorded;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * When rounds are made: all of it every so often, and soon after a run has been stored the runs of
 * its project that are too many now. On one thread of its own, so that nobody waits for it.
 */
@ApplicationScoped
class RetentionJob {

  private static final Logger LOG = Logger.getLogger(RetentionJob.class);

  /** What is stored in the meantime is looked at in the same round. */
  private static final long SOON_MS = 500;

  private static final long LONGEST_STOP_SECONDS = 10;

  private final Retention retention;
  private final MeterRegistry metrics;

  /** When the service stops, what it is asked for then is nobody's business any more. */
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "retention"), new ThreadPoolExecutor.DiscardPolicy());

  private final Set<String> grown = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean lookAsked = new AtomicBoolean();
  private final AtomicBoolean roundAsked = new AtomicBoolean();

  @Inject
  RetentionJob(Retention retention, MeterRegistry metrics) {
    this.retention = retention;
    this.metrics = metrics;
  }

  /** What a round does, and what for. */
  private interface Round {
    Optional<Removed> make() throws SQLException;
  }

  /** One that is still waiting for its turn is enough. */
  @Scheduled(every = "{argus.retention.every}")
  void everySoOften() {
    if (roundAsked.compareAndSet(false, true)) {
      thread.execute(this::lookAtEverything);
    }
  }

  /** Costs whoever stores the run next to nothing. */
  void recorded(@Observes TestRunRecorded run) {
    grown.add(run.project());
    askSoon();
  }

  private void askSoon() {
    if (lookAsked.compareAndSet(false, true)) {
      var unused = thread.schedule(this::lookAtGrown, SOON_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void lookAtEverything() {
    roundAsked.set(false);
    make(retention::round);
  }

  private void lookAtGrown() {
    lookAsked.set(false);
    Set<String> projects = new HashSet<>(grown);
    grown.removeAll(projects);
    if (!make(() -> retention.round(projects))) {
      grown.addAll(projects);
      askSoon();
    }
  }

  /** False when another process was at it. */
  private boolean make(Round round) {
    try {
      Optional<Removed> removed = round.make();
      removed.filter(all -> !all.equals(Removed.NOTHING)).ifPresent(this::tell);
      return removed.isPresent();
    } catch (SQLException e) {
      LOG.warnf("retention goes on in its next round: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("retention failed; its next round tries again", e);
    }
    return true;
  }

  private void tell(Removed removed) {
    LOG.infof(
        "retention removed %d runs with %d results, %d cases, %d weeks, %d chunks, %d dead letters,"
            + " %d executions",
        removed.runs(),
        removed.results(),
        removed.cases(),
        removed.weeks(),
        removed.chunks(),
        removed.letters(),
        removed.executions());
    count("runs", removed.runs());
    count("results", removed.results());
    count("cases", removed.cases());
    count("weeks", removed.weeks());
    count("chunks", removed.chunks());
    count("letters", removed.letters());
    count("executions", removed.executions());
  }

  private void count(String what, long removed) {
    metrics.counter("argus.retention.removed", "what", what).increment((double) removed);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    retention.stop();
    thread.shutdownNow();
    if (!thread.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("retention is still at it; its transaction will be rolled back");
    }
  }
}
