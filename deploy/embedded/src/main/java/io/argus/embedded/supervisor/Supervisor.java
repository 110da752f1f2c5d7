package io.argus.embedded.supervisor;

import io.argus.embedded.ReservedPorts;
import io.argus.embedded.home.Home;
import io.argus.embedded.home.Secrets;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StateFiles;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.stack.Storage;
import io.argus.embedded.stack.Stores;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private final Ports ports;
  private final Stores stores;
  private final PartPlans plans;
  private final Clock clock;
  private final Instant startedAt;
  private final ReservedPorts reserved = new ReservedPorts();
  private final ControlServer control;
  private final StateWriter writer;
  private final Reload reload;
  private final Map<Part, PartKeeper> keepers = new EnumMap<>(Part.class);
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();
  private volatile Progress progress;
  private volatile String state = StackState.STARTING;
  private volatile @Nullable Long readyMs;
  private boolean stopped;
  private boolean gone;

  /** Prepares a start; nothing runs yet. The caller holds the lock of the home. */
  public Supervisor(StackSettings settings, Progress progress, Clock clock, Instant startedAt)
      throws StackFailure, InterruptedException {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    this.startedAt = startedAt;
    this.files = new StateFiles(settings.home());
    List<Part> parts = settings.storage().parts();
    PortHolder.claim(settings.gatewayPort(), reserved);
    this.ports = Ports.choose(parts, settings.gatewayPort(), reserved::claim, reserved::claimAny);
    String controlToken = UUID.randomUUID().toString();
    try {
      Secrets secrets = Secrets.of(settings.home(), settings.presetToken());
      this.stores = stores(settings, ports, secrets);
      this.plans = new PartPlans(settings, ports, secrets, stores);
      this.control = new ControlServer(controlToken, this::command);
    } catch (IOException | GeneralSecurityException e) {
      throw new StackFailure("Can't prepare " + settings.home().root() + ": " + e, e);
    }
    this.reload = new Reload(settings, plans, keepers);
    this.writer = new StateWriter(settings, files, ports, stores, startedAt, control, controlToken);
  }

  private static Stores stores(StackSettings settings, Ports ports, Secrets secrets)
      throws StackFailure, InterruptedException {
    return settings.storage() instanceof Storage.Remote remote
        ? new RemoteStores(remote, secrets.passwords(), settings.environment()).prepare()
        : Stores.embedded(ports, secrets.passwords());
  }

  /** Starts every part as soon as what it needs is ready. */
  public void start() throws StackFailure {
    plans.prepare();
    for (Part part : settings.storage().parts()) {
      keepers.put(part, keeper(part));
    }
    changed();
    for (PartKeeper keeper : keepers.values()) {
      // What keeps a part from becoming ready is told by its keeper.
      CompletableFuture<Void> unused =
          CompletableFuture.allOf(readiness(keeper.part().needs())).thenRun(() -> start(keeper));
    }
    awaitReady();
    readyMs = Duration.between(startedAt, clock.instant()).toMillis();
    state = StackState.READY;
    changed();
    try {
      reload.forgetOlderBuilds();
    } catch (IOException e) {
      progress.problem("Could not delete older builds: " + e);
    }
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
    progress.line("Stopping.");
    state = StackState.STOPPING;
    changed();
    // A broker that goes before its consumers waits for them; they would wait for it.
    end(keepers.values().stream().filter(keeper -> keeper.part().isService()).toList());
    end(keepers.values().stream().filter(keeper -> !keeper.part().isService()).toList());
    reserved.releaseAll();
    try {
      plans.forgetMemory();
      control.close();
      synchronized (writer) {
        gone = true;
        files.delete();
      }
    } catch (IOException e) {
      progress.problem("Could not clean up " + settings.home().root() + ": " + e);
    }
    progress.line("Stopped.");
  }

  /** Where the one public door is. */
  public String url() {
    return ports.url(Part.GATEWAY);
  }

  /** From now on, what happens is told elsewhere. */
  public void tell(Progress elsewhere) {
    progress = elsewhere;
  }

  /** Not under the lock of {@link #stop}, which waits for the threads that call this. */
  @Override
  public void changed() {
    synchronized (writer) {
      try {
        if (!gone) {
          writer.write(state, readyMs, keepers.values().stream().map(PartKeeper::state).toList());
        }
      } catch (IOException e) {
        progress.problem("Could not write to " + settings.home().run() + ": " + e);
      }
    }
  }

  @Override
  public void ready(PartKeeper keeper, Duration took) {
    progress.ready(keeper.part().id(), took, keeper.plan().address());
    changed();
  }

  @Override
  public void died(PartKeeper keeper, String how, Duration pause) {
    progress.problem(
        "  %s died (%s); starting it again in %s; its log: %s"
            .formatted(
                keeper.part().id(),
                how,
                Progress.seconds(pause),
                settings.home().log(keeper.part())));
    changed();
  }

  @Override
  public void failed(String why) {
    failure.complete(why);
  }

  private PartKeeper keeper(Part part) throws StackFailure {
    Home home = settings.home();
    return new PartKeeper(plans.of(part), home.log(part), home.run(), clock, this);
  }

  private CompletableFuture<?>[] readiness(List<Part> parts) {
    return parts.stream()
        .filter(keepers::containsKey)
        .map(keepers::get)
        .map(PartKeeper::ready)
        .toArray(CompletableFuture[]::new);
  }

  private void start(PartKeeper keeper) {
    if (keeper.part() == Part.MAIL) {
      reserved.release(ports.imap());
    }
    reserved.release(ports.of(keeper.part()));
    keeper.start();
  }

  /** A part that was ready may have died while others were starting: all must be, at once. */
  private void awaitReady() throws StackFailure {
    while (!keepers.values().stream().allMatch(keeper -> keeper.ready().isDone())) {
      CompletableFuture<Void> all = CompletableFuture.allOf(readiness(settings.storage().parts()));
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
  }

  private static void end(List<PartKeeper> some) {
    some.forEach(PartKeeper::signalStop);
    some.forEach(PartKeeper::awaitEnd);
  }

  private void command(String command, PrintStream answer) {
    if (command.equals("stop")) {
      stopAsked.complete(null);
    } else if (command.startsWith("reload ")) {
      reload(command.substring("reload ".length()), Progress.to(answer, false));
    }
  }

  private void reload(String commit, Progress asked) {
    if (!state.equals(StackState.READY)) {
      asked.line("@failed The stack is " + state + "; try again when it is ready.");
      return;
    }
    try {
      reload.run(asked);
      writer.commit(commit);
      changed();
      asked.line("@ready");
    } catch (StackFailure | IOException e) {
      asked.line("@failed " + e.getMessage());
    }
  }
}
