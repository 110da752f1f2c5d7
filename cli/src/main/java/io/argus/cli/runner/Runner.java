package io.argus.cli.runner;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.http.Client;
import io.argus.cli.print.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Claims executions, one after the other, and runs a command for each. While it runs, the server is
 * told that we are alive; when it says that the execution is not ours any more, the command ends.
 */
public final class Runner {

  private static final long LOOK_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final int TRIES = 6;

  private final ExecutionClient server;
  private final CommandTemplate command;
  private final Settings settings;
  private final Surroundings surroundings;
  private volatile boolean stopped;

  /**
   * How it runs.
   *
   * @param name tells this runner from all others
   * @param filters by the names of the API
   * @param once one execution at most
   */
  public record Settings(
      String name,
      Duration lease,
      Duration poll,
      Duration timeout,
      Map<String, String> filters,
      boolean once) {}

  public Runner(
      Client client, CommandTemplate command, Settings settings, Surroundings surroundings) {
    this.server = new ExecutionClient(client, surroundings.clock(), settings.timeout());
    this.command = command;
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** Ends it soon, from any thread: what runs is given back to others. */
  public void stop() {
    stopped = true;
  }

  /** Runs until it is stopped, or nothing can come of it; the exit code. */
  public int run() throws InterruptedException {
    long pause = settings.poll().toMillis();
    while (!stopped) {
      String trouble;
      try {
        ExecutionClient.Answer answer = server.claim(claim());
        if (answer.status() == 200) {
          run(new Claimed(answer.body()));
          if (settings.once()) {
            return ExitCode.OK;
          }
          pause = settings.poll().toMillis();
          continue;
        }
        if (!answer.isDone() && !answer.isPassing()) {
          say("the server does not let us claim: " + answer.reason());
          return answer.status() == 400 ? ExitCode.USAGE : ExitCode.UNAVAILABLE;
        }
        trouble = answer.reason();
      } catch (IOException e) {
        trouble = String.valueOf(e.getMessage());
      }
      if (settings.once()) {
        say(trouble.isEmpty() ? "nothing waits to be run" : trouble);
        return trouble.isEmpty() ? ExitCode.OK : ExitCode.UNAVAILABLE;
      }
      if (trouble.isEmpty()) {
        pause = settings.poll().toMillis();
      } else {
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        say(trouble + "; asking again in " + Duration.ofMillis(pause).toSeconds() + " s");
      }
      rest(pause);
    }
    return ExitCode.OK;
  }

  private void run(Claimed claimed) throws InterruptedException {
    say("running " + claimed.id() + "  " + claimed.name());
    TestProcess process;
    try {
      process =
          TestProcess.start(command.fill(claimed.places()), claimed.variables(), surroundings);
    } catch (IOException e) {
      String reason = "The command cannot be started: " + e.getMessage();
      report(claimed, Map.of("status", "failed", "result", "error", "errorMessage", reason));
      return;
    }
    if (watch(claimed, process)) {
      int exit = process.exitCode();
      Map<String, Object> outcome = new LinkedHashMap<>();
      outcome.put("status", "completed");
      outcome.put("result", exit == 0 ? "pass" : "fail");
      outcome.put("consoleLog", process.output());
      if (exit != 0) {
        outcome.put("errorMessage", "The command ended with exit code " + exit + ".");
      }
      report(claimed, outcome);
    } else {
      process.end();
      if (stopped) {
        report(claimed, Map.of("status", "pending"));
      }
    }
  }

  /** True when it has ended by itself, false when it is to be ended. */
  private boolean watch(Claimed claimed, TestProcess process) throws InterruptedException {
    // A third: two signs of life may be lost.
    Duration every = settings.lease().dividedBy(3);
    long next = System.nanoTime() + every.toNanos();
    while (!process.hasEnded(LOOK_MILLIS)) {
      if (stopped) {
        return false;
      }
      if (System.nanoTime() >= next) {
        if (!isStillOurs(claimed)) {
          return false;
        }
        next = System.nanoTime() + every.toNanos();
      }
    }
    return true;
  }

  private boolean isStillOurs(Claimed claimed) throws InterruptedException {
    try {
      ExecutionClient.Answer answer = server.change(claimed.id(), ours(Map.of()));
      boolean lost =
          answer.isDone()
              ? !"running".equals(answer.body().path("status").asText())
              : !answer.isPassing();
      if (lost) {
        say("ending " + claimed.id() + ": " + (answer.isDone() ? "cancelled" : answer.reason()));
      }
      return !lost;
    } catch (IOException e) {
      // Nobody there: the lease tells in time whose it is.
      return true;
    }
  }

  private void report(Claimed claimed, Map<String, Object> outcome) throws InterruptedException {
    String trouble = "";
    for (int tried = 1; tried <= TRIES; tried++) {
      try {
        ExecutionClient.Answer answer = server.change(claimed.id(), ours(outcome));
        if (answer.isDone()) {
          String what = answer.body().path("result").asText(said(outcome));
          say(what + "  " + claimed.id() + "  " + claimed.name());
          return;
        }
        trouble = answer.reason();
        if (!answer.isPassing()) {
          break;
        }
      } catch (IOException e) {
        trouble = String.valueOf(e.getMessage());
      }
      if (tried < TRIES) {
        surroundings.pause().millis(250L << tried);
      }
    }
    say("the outcome of " + claimed.id() + " is not recorded: " + trouble);
  }

  /** The server's word counts: steps may be worse than the exit code. */
  private static String said(Map<String, Object> outcome) {
    return String.valueOf(outcome.getOrDefault("result", "given back"));
  }

  private Map<String, Object> ours(Map<String, Object> change) {
    Map<String, Object> ours = new LinkedHashMap<>(change);
    ours.put("runner", settings.name());
    return ours;
  }

  private Map<String, Object> claim() {
    return Map.of(
        "runner", settings.name(),
        "leaseSeconds", settings.lease().toSeconds(),
        "filters", settings.filters());
  }

  private void rest(long millis) throws InterruptedException {
    for (long left = millis; left > 0 && !stopped; left -= LOOK_MILLIS) {
      surroundings.pause().millis(Math.min(left, LOOK_MILLIS));
    }
  }

  private void say(String what) {
    surroundings.err().println("argus runner: " + Plain.line(what));
  }
}
