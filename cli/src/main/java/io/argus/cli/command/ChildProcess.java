package io.argus.cli.command;

import io.argus.cli.Surroundings;
import java.io.IOException;
import java.util.List;

/** The wrapped command: this terminal, this environment, its own exit code. */
final class ChildProcess {

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * @throws IOException when it can't be started
   */
  static ChildProcess start(List<String> command, Surroundings surroundings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(surroundings.directory().toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    Process process = builder.start();
    // Ctrl-C reaches the whole group, so the command has it already; TERM reaches only this one.
    Signals.ignore("INT");
    Signals.handle("TERM", process::destroy);
    return new ChildProcess(process);
  }

  /** Waits until it has ended; 128 + n where signal n has ended it. */
  int exitCode() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        process.destroy();
      }
    }
  }
}
