package io.argus.embedded.supervisor;

import io.argus.embedded.FreePorts;
import io.argus.embedded.home.Home;
import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.Secrets;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StateFiles;
import io.argus.embedded.stack.Endpoints;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import io.argus.embedded.stack.StackFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the whole stack. {@link #start} returns when all is ready; {@link #awaitEnd} when somebody
 * has asked it to stop, or a part has failed for good. {@link #stop} leaves nothing running.
 */
public final class Supervisor implements PartKeeper.Listener {

  private final StackSettings settings;
  private final StateFiles files;
  private final Secrets secrets;
  private final Ports ports;
  private final PartPlans plans;
  private final Clock clock;
  private final Instant startedAt;
  private final ControlServer control;
  private final String controlToken = UUID.randomUUID().toString();
  private final Map<Part, PartKeeper> keepers = new EnumMap<>(Part.class);
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();
  private volatile Progress progress;
  private volatile String commit;
  private volatile String state = StackState.STARTING;
  private volatile @Nullable Long readyMs;
  private boolean stopped;

  /** Prepares a start; nothing runs yet. The caller holds the lock of the home. */
  public Supervisor(StackSettings settings, Progress progress, Clock clock, Instant startedAt)
      throws StackFailure {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    this.startedAt = startedAt;
    this.commit = settings.commit();
    this.files = new StateFiles(settings.home());
    requireFree(settings.gatewayPort());
    this.ports = Ports.choose(settings.gatewayPort(), FreePorts::isFree, FreePorts::any);
    try {
      this.secrets = Secrets.of(settings.home(), settings.presetToken());
      this.control = new ControlServer(controlToken, this::command);
    } catch (IOException | GeneralSecurityException e) {
      throw new StackFailure("Can't prepare " + settings.home().root() + ": " + e, e);
    }
    this.plans = new PartPlans(settings, ports, secrets);
  }

  /** Starts every part as soon as what it needs is ready. */
  public void start() throws StackFailure {
    for (Part part : Part.values()) {
      keepers.put(part, keeper(part));
    }
    changed();
    for (PartKeeper keeper : keepers.values()) {
      CompletableFuture.allOf(readiness(keeper.part().needs())).thenRun(keeper::start);
    }
    awaitReady(CompletableFuture.allOf(readiness(List.of(Part.values()))));
    readyMs = Duration.between(startedAt, clock.instant()).toMillis();
    state = StackState.READY;
    changed();
    forgetOlderBuilds();
  }

  /** Returns when it was asked to stop; throws when a part has failed for good. */
  public void awaitEnd() throws StackFailure {
    CompletableFuture.anyOf(failure, stopAsked).join();
    if (failure.isDone()) {
      throw new StackFailure(failure.join());
    }
  }

  /** Ends everything in order and waits: services, then what they stand on. Does it once. */
  public synchronized void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    state = StackState.STOPPING;
    changed();
    // A broker that goes before its consumers waits for them; they would wait for it.
    end(keepers.values().stream().filter(keeper -> keeper.part().isService()).toList());
    end(keepers.values().stream().filter(keeper -> !keeper.part().isService()).toList());
    try {
      control.close();
      files.delete();
    } catch (IOException e) {
      progress.problem("Could not remove " + settings.home().run() + ": " + e);
    }
  }

  public Ports ports() {
    return ports;
  }

  public Secrets secrets() {
    return secrets;
  }

  /** From now on, what happens is told elsewhere. */
  public void tell(Progress elsewhere) {
    progress = elsewhere;
  }

  @Override
  public synchronized void changed() {
    List<StackState.PartState> parts = new ArrayList<>();
    Map<Part, Long> pids = new EnumMap<>(Part.class);
    for (PartKeeper keeper : keepers.values()) {
      StackState.PartState part = keeper.state();
      parts.add(part);
      if (part.process() != null) {
        pids.put(keeper.part(), part.process().pid());
      }
    }
    try {
      files.write(stackState(parts));
      if (state.equals(StackState.READY)) {
        Endpoints.DatabaseUsers users =
            new Endpoints.DatabaseUsers(secrets.passwords().owner(), secrets.passwords().reader());
        files.write(Endpoints.document(commit, startedAt.toString(), ports, users, pids));
      }
    } catch (IOException e) {
      progress.problem("Could not write to " + settings.home().run() + ": " + e);
    }
  }

  @Override
  public void ready(PartKeeper keeper, Duration took) {
    progress.ready(keeper.part().id(), took, keeper.plan().address());
    changed();
  }

  @Override
  public void died(PartKeeper keeper, int status, Duration pause) {
    progress.problem(
        "  %s died (status %d); starting it again in %s; its log: %s"
            .formatted(
                keeper.part().id(),
                status,
                Progress.seconds(pause),
                settings.home().log(keeper.part())));
    changed();
  }

  @Override
  public void failed(String why) {
    failure.complete(why);
  }

  private StackState stackState(List<StackState.PartState> parts) {
    return new StackState(
        ProcessId.of(ProcessHandle.current()),
        settings.build(),
        System.getProperty("java.home"),
        control.port(),
        controlToken,
        state,
        startedAt.toString(),
        readyMs,
        parts);
  }

  private PartKeeper keeper(Part part) throws StackFailure {
    Home home = settings.home();
    return new PartKeeper(plans.of(part), home.log(part), home.run(), clock, this);
  }

  private CompletableFuture<?>[] readiness(List<Part> parts) {
    return parts.stream()
        .map(keepers::get)
        .map(PartKeeper::ready)
        .toArray(CompletableFuture[]::new);
  }

  private void awaitReady(CompletableFuture<Void> all) throws StackFailure {
    try {
      CompletableFuture.anyOf(all, failure, stopAsked).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StackFailure why ? why : new StackFailure(e.toString(), e);
    }
    if (failure.isDone()) {
      throw new StackFailure(failure.join());
    }
    if (stopAsked.isDone()) {
      throw new StackFailure("Asked to stop while starting.");
    }
  }

  private static void end(List<PartKeeper> some) {
    some.forEach(PartKeeper::signalStop);
    some.forEach(PartKeeper::awaitEnd);
  }

  private void command(String command, PrintStream answer) {
    if (command.equals("stop")) {
      stopAsked.complete(null);
    } else if (command.startsWith("reload ")) {
      reload(command.substring("reload ".length()), new Progress(answer, false));
    }
  }

  /** Restarts the services whose build has changed. One request at a time. */
  private void reload(String newCommit, Progress asked) {
    synchronized (plans) {
      if (!state.equals(StackState.READY)) {
        asked.line("@failed The stack is " + state + "; try again when it is ready.");
        return;
      }
      try {
        int restarted = 0;
        for (Part part : Part.services()) {
          restarted += reload(part, asked) ? 1 : 0;
        }
        commit = newCommit;
        changed();
        forgetOlderBuilds();
        asked.line(restarted == 0 ? "Everything runs the newest build." : "");
        asked.line("@ready");
      } catch (StackFailure | CompletionException e) {
        asked.line("@failed " + e.getMessage());
      }
    }
  }

  private boolean reload(Part part, Progress asked) throws StackFailure {
    PartKeeper keeper = keepers.get(part);
    PartPlan newest = plans.of(part);
    if (newest.fingerprint().equals(keeper.plan().fingerprint())) {
      return false;
    }
    asked.line("  " + part.id() + " was built anew; restarting it");
    Duration took = keeper.replace(newest).join();
    asked.ready(part.id(), took, newest.address());
    return true;
  }

  private void forgetOlderBuilds() {
    try {
      for (PartKeeper keeper : keepers.values()) {
        if (keeper.plan() instanceof ServicePlan service) {
          service.app().deleteOthers();
        }
      }
      settings.home().supervisorApp(settings.build()).deleteOthers();
    } catch (IOException e) {
      progress.problem("Could not delete older builds: " + e);
    }
  }

  private static void requireFree(int port) throws StackFailure {
    if (!FreePorts.isFree(port)) {
      String holder = PortHolder.of(port).map(who -> " by " + who).orElse("");
      throw new StackFailure(
          "Port %d is taken%s. Stop that, or choose another port: ARGUS_PORT=%d ./argus up"
              .formatted(port, holder, port + 1));
    }
  }
}
