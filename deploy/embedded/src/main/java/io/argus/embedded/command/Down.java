package io.argus.embedded.command;

import io.argus.embedded.Directories;
import io.argus.embedded.home.Home;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StateFiles;
import io.argus.embedded.stack.StackFailure;
import io.argus.embedded.supervisor.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Stops the stack and returns when it is gone; fine when there is none. */
record Down(Home home, Progress progress) {

  int run() throws InterruptedException, StackFailure {
    StateFiles files = new StateFiles(home);
    Running running = new Running(files);
    long begun = System.nanoTime();
    Optional<StackState> state = running.state();
    Optional<StackState> crashed = state.isPresent() ? Optional.empty() : files.read();
    if (state.isPresent()) {
      running.stop(state.get());
    } else if (crashed.isPresent()) {
      // A supervisor that was killed takes its parts with it, but not in no time.
      running.awaitGone(crashed.get());
    }
    try {
      if (state.isPresent() || crashed.isPresent()) {
        Directories.delete(home.memory());
      }
      files.delete();
      files.deleteFailure();
    } catch (IOException e) {
      throw new StackFailure("Could not clean up " + home.root() + ": " + e, e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    progress.line(
        state.isPresent() ? "Stopped in " + Progress.seconds(took) + "." : "Nothing is running.");
    return Main.OK;
  }
}
