package io.argus.analytics.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * When webhooks are called: right after a transaction that wants one called, and every so often
 * those that have failed. One thread finds what is due, others wait for the receivers, few at a
 * time for each project.
 */
@ApplicationScoped
class CallJob {

  /** Calls at the same time, and threads that wait for them. */
  static final int MOST = 32;

  /** So that one dead receiver leaves most of them to others. */
  private static final int PER_PROJECT = 2;

  private static final Logger LOG = Logger.getLogger(CallJob.class);
  private static final long IDLE_SECONDS = 10;

  private final CallStore store;
  private final Post post;
  private final Backoff backoff;
  private final Clock clock;
  private final MeterRegistry metrics;

  private final ThreadPoolExecutor finder = threads("webhooks", 1);
  private final ThreadPoolExecutor callers = threads("webhook-call", MOST);
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicInteger calling = new AtomicInteger();

  /** How many of a project are being called, by its id. */
  private final ConcurrentMap<Integer, Integer> busy = new ConcurrentHashMap<>();

  @Inject
  CallJob(CallStore store, WebhookConfig config, Vertx vertx, Clock clock, MeterRegistry metrics) {
    this.store = store;
    this.post = new Post(vertx, config, InetAddress::getAllByName);
    this.backoff = new Backoff(config.firstWait(), config.longestWait(), config.giveUpAfter());
    this.clock = clock;
    this.metrics = metrics;
  }

  void waiting(@Observes(during = TransactionPhase.AFTER_SUCCESS) Webhooks.Waiting waiting) {
    ask();
  }

  @Scheduled(
      every = "{argus.webhook.every}",
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void everySoOften() {
    ask();
  }

  /** One that is still waiting for its turn is enough. */
  private void ask() {
    if (asked.compareAndSet(false, true)) {
      finder.execute(this::find);
    }
  }

  private void find() {
    asked.set(false);
    try {
      int free = MOST - calling.get();
      if (free > 0) {
        store.take(List.copyOf(busy.keySet()), PER_PROJECT, free).forEach(this::start);
      }
    } catch (SQLException e) {
      LOG.warnf("webhooks are looked at again later: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("webhooks could not be called; it is tried again", e);
    }
  }

  private void start(DueCall call) {
    calling.incrementAndGet();
    busy.merge(call.projectId(), 1, Integer::sum);
    callers.execute(
        () -> {
          try {
            record(call, make(call));
          } catch (SQLException e) {
            LOG.warnf("what came of calling a webhook is not kept: %s", e.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            calling.decrementAndGet();
            busy.computeIfPresent(call.projectId(), (id, calls) -> calls == 1 ? null : calls - 1);
            ask();
          }
        });
  }

  private Outcome make(DueCall call) throws InterruptedException {
    if (!call.isPending()) {
      return new Outcome.NotNeeded("The execution did not wait for a runner any more.");
    }
    if (call.url() == null) {
      return new Outcome.NotNeeded("The project has no webhook any more.");
    }
    try {
      return post.send(call, call.url());
    } catch (RuntimeException e) {
      LOG.errorf("the webhook of project %s cannot be called: %s", call.project(), e.getClass());
      return new Outcome.Failed("The call could not be made.");
    }
  }

  private void record(DueCall call, Outcome outcome) throws SQLException {
    if (outcome instanceof Outcome.Delivered) {
      store.end(call, "DELIVERED", null);
      count("delivered");
    } else if (outcome instanceof Outcome.NotNeeded unneeded) {
      store.end(call, "DROPPED", unneeded.error());
      count("dropped");
    } else if (outcome instanceof Outcome.Refused refused) {
      giveUp(call, refused.error());
    } else if (outcome instanceof Outcome.Failed failed) {
      Duration age = Duration.between(call.createdAt(), clock.instant());
      Optional<Duration> wait = backoff.wait(call.attempts(), age);
      if (wait.isPresent()) {
        store.again(call, wait.get(), failed.error());
        count("tried_again");
      } else {
        giveUp(call, failed.error());
      }
    }
  }

  private void giveUp(DueCall call, String error) throws SQLException {
    store.end(call, "FAILED", error);
    count("failed");
    LOG.warnf(
        "the webhook of project %s was not told of execution %s, after %d attempts: %s",
        call.project(), call.executionId(), call.attempts(), error);
  }

  private void count(String outcome) {
    metrics.counter("argus.webhook.calls", "outcome", outcome).increment();
  }

  private static ThreadPoolExecutor threads(String name, int most) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, name),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** What is not told is told by another process, or after the next start. */
  void stop(@Observes ShutdownEvent event) {
    finder.shutdownNow();
    callers.shutdownNow();
    post.close();
  }
}
