package io.argus.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running command that ends when this process ends, {@code kill -9} included. Its output goes to
 * a bounded log.
 */
public final class GuardedProcess implements AutoCloseable {

  private static final long SLACK_SECONDS = 5;

  private final Process guard;
  private final ProcessHandle command;
  private final Duration grace;
  private final RollingLog log;

  private GuardedProcess(Process guard, ProcessHandle command, Duration grace, RollingLog log) {
    this.guard = guard;
    this.command = command;
    this.grace = grace;
    this.log = log;
  }

  /** Starts the command in the directory. Lines that it writes are appended to the log. */
  public static GuardedProcess start(GuardedCommand what, Path directory, RollingLog log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(what.guarded()).directory(directory.toFile());
    builder.environment().keySet().removeAll(what.withheld());
    builder.environment().putAll(what.environment());
    builder.redirectErrorStream(true);
    Process guard = builder.start();
    BufferedReader output = guard.inputReader(StandardCharsets.UTF_8);
    String pid = output.readLine();
    if (pid == null || !pid.chars().allMatch(Character::isDigit)) {
      guard.destroyForcibly();
      throw new IOException("The guard of " + what.command().get(0) + " says: " + pid);
    }
    ProcessHandle command = ProcessHandle.of(Long.parseLong(pid)).orElseGet(guard::toHandle);
    GuardedProcess process = new GuardedProcess(guard, command, what.grace(), log);
    // The thread keeps the process reachable, and with it the pipe that keeps the command alive.
    Thread pump = new Thread(() -> process.copy(output), "log of " + pid);
    pump.setDaemon(true);
    pump.start();
    return process;
  }

  /** The pid of the command itself, not of its guard. */
  public long pid() {
    return command.pid();
  }

  public boolean isAlive() {
    return guard.isAlive();
  }

  /** Completes with the exit status when the command has ended. */
  public CompletableFuture<Integer> ended() {
    return guard.onExit().thenApply(Process::exitValue);
  }

  public RollingLog log() {
    return log;
  }

  /** Asks the command to end and returns at once. */
  public void signalStop() {
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      guard.destroy();
    }
  }

  /** Ends the command and waits until it is gone: by signal, after its grace by force. */
  @Override
  public void close() {
    signalStop();
    try {
      if (!guard.waitFor(grace.toSeconds() + SLACK_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
    // Whoever killed the guard alone has left the command behind.
    command.destroyForcibly();
    command.onExit().completeOnTimeout(command, SLACK_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Ends command and guard by force. */
  public void kill() {
    command.destroyForcibly();
    guard.destroyForcibly();
  }

  private void copy(BufferedReader output) {
    try (output) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.accept(line);
      }
    } catch (IOException e) {
      log.accept("(output lost: " + e.getMessage() + ")");
    }
  }
}
