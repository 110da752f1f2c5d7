package io.argus.embedded.command;

import io.argus.embedded.home.Home;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StateFiles;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells how the stack is: exit status 0 = all is ready, 1 = not all of it, 3 = nothing runs. */
record Status(Home home, PrintStream out) {

  private static final int DOWN = 3;

  int run(boolean json) {
    Optional<StackState> state = new Running(new StateFiles(home)).state();
    if (state.isEmpty()) {
      out.print(json ? StateFiles.json(Map.of("state", "down")) : "Nothing is running.\n");
      return DOWN;
    }
    StatusReport report = StatusReport.of(state.get(), MemoryUse::ofTree, Instant.now());
    out.print(json ? StateFiles.json(report) : report.table());
    return report.isReady() ? Main.OK : Main.FAILED;
  }
}
