package io.argus.embedded.supervisor;

import io.argus.embedded.home.ProcessId;
import io.argus.embedded.home.StackState;
import io.argus.embedded.home.StackState.PartState;
import io.argus.embedded.home.StateFiles;
import io.argus.embedded.stack.Endpoints;
import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.Ports;
import io.argus.embedded.stack.Stores;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells others how the stack is; {@code endpoints.json} is there once all is ready. */
final class StateWriter {

  private final StackSettings settings;
  private final StateFiles files;
  private final Ports ports;
  private final Stores stores;
  private final Instant startedAt;
  private final ControlServer control;
  private final String controlToken;
  private volatile String commit;

  StateWriter(
      StackSettings settings,
      StateFiles files,
      Ports ports,
      Stores stores,
      Instant startedAt,
      ControlServer control,
      String controlToken) {
    this.settings = settings;
    this.files = files;
    this.ports = ports;
    this.stores = stores;
    this.startedAt = startedAt;
    this.control = control;
    this.controlToken = controlToken;
    this.commit = settings.commit();
  }

  /** From now on, this is what runs. */
  void commit(String newCommit) {
    commit = newCommit;
  }

  void write(String state, @Nullable Long readyMs, List<PartState> parts) throws IOException {
    files.write(
        new StackState(
            ProcessId.of(ProcessHandle.current()),
            settings.build(),
            settings.fixed(),
            System.getProperty("java.home"),
            control.port(),
            controlToken,
            state,
            startedAt.toString(),
            readyMs,
            parts));
    if (state.equals(StackState.READY)) {
      files.write(Endpoints.document(commit, startedAt.toString(), ports, stores, pids(parts)));
    }
  }

  private static Map<Part, Long> pids(List<PartState> parts) {
    Map<Part, Long> pids = new EnumMap<>(Part.class);
    for (PartState part : parts) {
      if (part.process() != null) {
        pids.put(Part.valueOf(part.part().toUpperCase(Locale.ROOT)), part.process().pid());
      }
    }
    return pids;
  }
}
