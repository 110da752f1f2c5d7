package io.argus.embedded.command;

import io.argus.embedded.RollingLog;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StateFiles;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.supervisor.Progress;
import io.argus.embedded.supervisor.StackSettings;
import io.argus.embedded.supervisor.Supervisor;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Starts the stack and stays; where it runs already, brings it to the newest build and returns.
 *
 * <p>The shell starter waits for the line {@code @ready} when the stack shall run on without it.
 */
record Up(StackSettings settings, Progress progress, Clock clock) {

  private static final Duration LOCK_LIMIT = Duration.ofMinutes(2);
  private static final long LOG_BYTES = 10L * 1024 * 1024;
  private static final String READY = "@ready";
  private static final String FAILED = "@failed ";

  int run(boolean detach) throws StackFailure, InterruptedException {
    settings.home().prepare();
    StateFiles files = new StateFiles(settings.home());
    Running running = new Running(files);
    try {
      Optional<FileLock> lock = files.lock();
      if (lock.isEmpty()) {
        Optional<StackState> state = awaitReady(running);
        if (state.isPresent()) {
          Optional<String> why = Restart.reason(state.get(), settings);
          if (why.isEmpty()) {
            return reload(state.get(), detach);
          }
          Restart.check(state.get(), settings, why.get());
          progress.line(why.get() + ": restarting all of it.");
          running.stop(state.get());
        }
        lock = awaitLock(files);
      }
      FileLock held = lock.orElseThrow();
      try {
        awaitLeftovers(files, running);
        return supervise(files, detach);
      } finally {
        held.release();
      }
    } catch (IOException e) {
      throw new StackFailure("Can't use " + settings.home().root() + ": " + e, e);
    }
  }

  private int supervise(StateFiles files, boolean detach)
      throws StackFailure, IOException, InterruptedException {
    RollingLog file = RollingLog.append(settings.home().supervisorLog(), LOG_BYTES);
    Progress log = Progress.to(file, clock);
    log.line("Starting with storage " + settings.storage().id() + ", commit " + settings.commit());
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.problem(thread + ": " + e));
    files.deleteFailure();
    try {
      return supervise(log, detach);
    } catch (StackFailure e) {
      log.problem("Stopped: " + e.getMessage());
      files.writeFailure(clock.instant() + " " + e.getMessage());
      throw e;
    }
  }

  private int supervise(Progress log, boolean detach)
      throws StackFailure, IOException, InterruptedException {
    Instant begun = ProcessHandle.current().info().startInstant().orElseGet(() -> clock.instant());
    Supervisor supervisor = new Supervisor(settings, progress.and(log), clock, begun);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
    try {
      supervisor.start();
      Duration took = Duration.between(begun, clock.instant());
      announce(
          "Argus is ready after " + Progress.seconds(took) + ".",
          supervisor.url(),
          settings.storage().id());
      if (detach) {
        moveToBackground(supervisor, log);
      } else {
        progress.line("Ctrl-C stops all of it.");
      }
      supervisor.awaitEnd();
      return Main.OK;
    } finally {
      supervisor.stop();
    }
  }

  private void announce(String how, String gateway, String storage) throws IOException {
    progress.line("");
    progress.line(how);
    progress.line("  API          " + gateway);
    progress.line("  Swagger UI   " + gateway + "/q/swagger-ui");
    progress.line("  OpenAPI      " + gateway + "/q/openapi");
    progress.line("  Admin token  " + Files.readString(settings.home().adminToken()).strip());
    progress.line("  Endpoints    " + settings.home().endpoints());
    progress.line(
        "  Storage      " + storage + (storage.equals("memory") ? ", gone when it stops" : ""));
    progress.line("");
  }

  private void moveToBackground(Supervisor supervisor, Progress log) {
    supervisor.tell(log);
    progress.line(READY);
    // Whoever reads our output may go on now.
    System.out.close();
    System.err.close();
  }

  private int reload(StackState state, boolean detach) throws StackFailure {
    StringBuilder failure = new StringBuilder();
    try {
      ControlClient.send(
          state,
          "reload " + settings.commit(),
          line -> {
            if (line.startsWith(FAILED)) {
              failure.append(line.substring(FAILED.length()));
            } else if (!line.equals(READY)) {
              progress.line(line);
            }
          });
      if (failure.isEmpty()) {
        announceRunning(state, detach);
      }
    } catch (IOException e) {
      throw new StackFailure("The running stack does not answer (" + e + "): try ./argus down", e);
    }
    if (!failure.isEmpty()) {
      throw new StackFailure(failure.toString());
    }
    return Main.OK;
  }

  private void announceRunning(StackState state, boolean detach) throws IOException {
    String gateway =
        state.parts().stream()
            .filter(part -> part.part().equals(Part.GATEWAY.id()))
            .map(StackState.PartState::address)
            .findFirst()
            .orElseThrow();
    announce(
        "Argus is running.",
        gateway,
        state.settings().getOrDefault(Storage.VARIABLE, settings.storage().id()));
    if (detach) {
      progress.line(READY);
    }
  }

  /** Another one may just be starting, or ending. */
  private static Optional<StackState> awaitReady(Running running) throws InterruptedException {
    Running.await(
        () -> running.state().map(state -> state.state().equals(StackState.READY)).orElse(true),
        LOCK_LIMIT);
    return running.state();
  }

  private Optional<FileLock> awaitLock(StateFiles files)
      throws IOException, InterruptedException, StackFailure {
    long end = System.nanoTime() + LOCK_LIMIT.toNanos();
    Optional<FileLock> lock = files.lock();
    while (lock.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(100);
      lock = files.lock();
    }
    if (lock.isEmpty()) {
      throw new StackFailure(
          "Another supervisor holds " + settings.home().root() + " and does not end: ./argus down");
    }
    return lock;
  }

  private void awaitLeftovers(StateFiles files, Running running) throws InterruptedException {
    Optional<StackState> crashed = files.read();
    if (crashed.isPresent()) {
      progress.line("The last stack ended without saying so; making sure that nothing is left.");
      running.awaitGone(crashed.get());
    }
  }
}
