package io.argus.embedded.command;

import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StackState.PartState;
import io.argus.embedded.home.StateFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What really runs of what the state file says, and how it is brought to an end. */
record Running(StateFiles files) {

  /** Every part has a grace of its own; together they need no more than this. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final long POLL_MS = 100;

  /** The living supervisor's state. A file left behind by a crash says nothing. */
  Optional<StackState> state() {
    return files.read().filter(state -> state.supervisor().running().isPresent());
  }

  /** Asks the supervisor to stop and waits until it and its parts are gone. */
  void stop(StackState running) throws InterruptedException {
    try {
      ControlClient.send(running, "stop", line -> {});
    } catch (IOException unreachable) {
      running.supervisor().running().ifPresent(ProcessHandle::destroy);
    }
    awaitGone(running);
  }

  /** Waits until nothing is left of the stack; what does not end in time is killed. */
  void awaitGone(StackState stack) throws InterruptedException {
    List<ProcessId> all =
        Stream.concat(
                Stream.of(stack.supervisor()),
                stack.parts().stream().map(PartState::process).flatMap(Stream::ofNullable))
            .toList();
    BooleanSupplier gone = () -> all.stream().allMatch(id -> id.running().isEmpty());
    if (!await(gone, STOP_LIMIT)) {
      all.forEach(id -> id.running().ifPresent(ProcessHandle::destroyForcibly));
      await(gone, KILL_LIMIT);
    }
  }

  /** Answers whether the condition held before the limit. */
  static boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(POLL_MS);
    }
    return true;
  }
}
