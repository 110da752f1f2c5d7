package io.argus.embedded.command;

import io.argus.embedded.home.Home;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StateFiles;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells how the stack is: exit status 0 = all is ready, 1 = not all of it, 3 = nothing runs. */
record Status(Home home, PrintStream out) {

  private static final int DOWN = 3;

  int run(boolean json) {
    StateFiles files = new StateFiles(home);
    Optional<StackState> state = new Running(files).state();
    if (state.isEmpty()) {
      out.print(down(json, files));
      return DOWN;
    }
    StatusReport report = StatusReport.of(state.get(), MemoryUse::ofTree, Instant.now());
    out.print(json ? StateFiles.json(report) : report.table());
    return report.isReady() ? Main.OK : Main.FAILED;
  }

  private static String down(boolean json, StateFiles files) {
    Optional<String> why =
        files.failure().or(() -> files.read().map(crashed -> "Its supervisor was killed."));
    if (json) {
      Map<String, String> down = new LinkedHashMap<>(Map.of("state", "down"));
      why.ifPresent(reason -> down.put("reason", reason));
      return StateFiles.json(down);
    }
    return "Nothing is running.\n"
        + why.map(reason -> "The last stack did not stop by itself: " + reason + "\n").orElse("");
  }
}
