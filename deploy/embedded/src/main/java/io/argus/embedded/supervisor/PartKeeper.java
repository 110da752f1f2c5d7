package io.argus.embedded.supervisor;

import io.argus.embedded.GuardedProcess;
import io.argus.embedded.RollingLog;
import io.argus.embedded.Waiting;
import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.StackState.PartState;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.RestartPolicy;
import io.argus.embedded.stack.StackFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part alive, in a thread of its own: starts it, waits until it is ready, starts it again
 * when it dies. A part that does not come up at its first start fails; it is not tried again.
 */
final class PartKeeper {

  private static final long LOG_BYTES = 10L * 1024 * 1024;

  /** Longer than the grace of every part. */
  private static final long END_LIMIT_MS = 40_000;

  private static final long WATCH_MS = 2_000;

  /** Some seconds: what passes by itself is no reason to restart. */
  private static final int COMPLAINTS_TO_RESTART = 4;

  /** What the supervisor wants to hear of its parts. All calls come from the keeper's thread. */
  interface Listener {
    void changed();

    void ready(PartKeeper keeper, Duration took);

    void died(PartKeeper keeper, String how, Duration pause);

    void failed(String why);
  }

  private final RollingLog log;
  private final Path directory;
  private final Clock clock;
  private final Listener listener;
  private final Thread thread;
  private final List<Instant> deaths = new ArrayList<>();
  private volatile PartPlan plan;
  private volatile CompletableFuture<Duration> ready = new CompletableFuture<>();
  private volatile String state = "waiting";
  private volatile boolean stopping;
  private boolean planned;
  private @Nullable GuardedProcess process;
  private int restarts;

  PartKeeper(PartPlan plan, Path log, Path directory, Clock clock, Listener listener) {
    this.plan = plan;
    this.log = RollingLog.open(log, LOG_BYTES);
    this.directory = directory;
    this.clock = clock;
    this.listener = listener;
    this.thread = new Thread(this::keep, "keeper of " + plan.part().id());
  }

  Part part() {
    return plan.part();
  }

  PartPlan plan() {
    return plan;
  }

  /** Completes when the part is ready; a new one after its death and after {@link #replace}. */
  CompletableFuture<Duration> ready() {
    return ready;
  }

  void start() {
    thread.start();
  }

  /** Ends the running part and starts it by another plan. */
  CompletableFuture<Duration> replace(PartPlan newPlan) {
    GuardedProcess old;
    synchronized (this) {
      plan = newPlan;
      planned = true;
      ready = new CompletableFuture<>();
      old = process;
    }
    if (old != null) {
      old.signalStop();
    }
    return ready;
  }

  /** Asks the part to end and returns at once; it is not started again. */
  void signalStop() {
    GuardedProcess running;
    synchronized (this) {
      stopping = true;
      running = process;
    }
    thread.interrupt();
    if (running != null) {
      running.signalStop();
    }
  }

  /** Waits until the part, asked by {@link #signalStop}, is gone. */
  void awaitEnd() {
    try {
      thread.join(END_LIMIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    abandon();
    state = "stopped";
  }

  synchronized PartState state() {
    ProcessId id =
        process == null || !process.isAlive()
            ? null
            : ProcessHandle.of(process.pid()).map(ProcessId::of).orElse(null);
    Duration took = ready.isCompletedExceptionally() ? null : ready.getNow(null);
    return new PartState(
        part().id(), state, id, plan.address(), took == null ? null : took.toMillis(), restarts);
  }

  private void keep() {
    try {
      launch("starting");
      while (!stopping) {
        String how = awaitDeath();
        if (!stopping) {
          revive(how);
        }
      }
    } catch (InterruptedException e) {
      // Asked to stop while it was starting or pausing.
      Thread.currentThread().interrupt();
    } catch (StackFailure e) {
      if (!stopping) {
        listener.failed(Objects.requireNonNull(e.getMessage()));
      }
    }
  }

  /** Returns when the process has ended; ends it when it says that it is beyond help. */
  private String awaitDeath() throws InterruptedException {
    CompletableFuture<Integer> ended = current().ended();
    int complaints = 0;
    while (complaints < COMPLAINTS_TO_RESTART) {
      try {
        return "status " + ended.get(WATCH_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException running) {
        Optional<String> complaint = complaint();
        complaint.ifPresent(text -> log.accept("(not alive, it says: " + text + ")"));
        complaints = complaint.isPresent() ? complaints + 1 : 0;
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return "it said for " + COMPLAINTS_TO_RESTART * WATCH_MS / 1000 + " s that it is not alive";
  }

  private Optional<String> complaint() throws InterruptedException {
    try {
      return plan.complaint();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Can't watch " + part().id(), e);
    }
  }

  private void revive(String how) throws StackFailure, InterruptedException {
    current().close();
    if (!takePlanned()) {
      deaths.add(clock.instant());
      pauseOrGiveUp(how);
    }
    try {
      launch("restarting");
    } catch (StackFailure notUp) {
      // Its process has ended, so the loop counts this as the next death.
      // The rest of the message is the end of this very log.
      log.accept("(" + String.valueOf(notUp.getMessage()).lines().findFirst().orElse("") + ")");
    }
  }

  private void pauseOrGiveUp(String how) throws StackFailure, InterruptedException {
    RestartPolicy.Decision decision = RestartPolicy.after(deaths, clock.instant());
    if (decision instanceof RestartPolicy.GiveUp gaveUp) {
      throw new StackFailure(
          "%s died %d times in a minute, the last time with: %s; the end of %s:%n  %s"
              .formatted(
                  part().id(), gaveUp.deaths(), how, log.file(), String.join("\n  ", log.tail())));
    }
    if (decision instanceof RestartPolicy.Restart restart) {
      state = "restarting";
      restarts++;
      if (ready.isDone()) {
        ready = new CompletableFuture<>();
      }
      listener.died(this, how, restart.pause());
      Thread.sleep(restart.pause().toMillis());
    }
  }

  /** Starts the part and returns when it is ready. When it throws, nothing is left running. */
  private void launch(String as) throws StackFailure, InterruptedException {
    state = as;
    Instant begun = clock.instant();
    PartPlan current = plan;
    try {
      begin(GuardedProcess.start(current.prepare(), directory, log));
      Waiting.until(part().id(), current(), current.limit(), current::answers);
      current.whenAnswering();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      abandon();
      StackFailure failure = new StackFailure(part().id() + " did not start: " + e.getMessage(), e);
      ready.completeExceptionally(failure);
      throw failure;
    }
    state = "ready";
    Duration took = Duration.between(begun, clock.instant());
    ready.complete(took);
    listener.ready(this, took);
  }

  private void begin(GuardedProcess started) {
    synchronized (this) {
      process = started;
      if (stopping) {
        started.signalStop();
      }
    }
    listener.changed();
  }

  private void abandon() {
    GuardedProcess started;
    synchronized (this) {
      started = process;
    }
    if (started != null) {
      started.close();
    }
  }

  private synchronized boolean takePlanned() {
    boolean wasPlanned = planned;
    planned = false;
    return wasPlanned;
  }

  private synchronized GuardedProcess current() {
    return Objects.requireNonNull(process);
  }
}
