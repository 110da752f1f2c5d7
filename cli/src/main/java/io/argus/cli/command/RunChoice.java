package io.argus.cli.command;

import io.argus.cli.Surroundings;
import io.argus.cli.upload.LastRun;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which run: one or the other. */
final class RunChoice {

  @Option(names = "--run", paramLabel = "ID", description = "The run with this id")
  @Nullable String run;

  @Option(names = "--last", description = "The run that was recorded from here last")
  boolean last;

  boolean isMade() {
    return run != null || last;
  }

  /**
   * @throws IllegalArgumentException when nothing, or nothing sensible, is chosen
   */
  UUID id(String server, Surroundings surroundings) throws IOException {
    if (run == null && !last) {
      throw new IllegalArgumentException("say which run: --run ID or --last");
    }
    if (run != null && last) {
      throw new IllegalArgumentException("say either --run or --last");
    }
    if (run != null) {
      try {
        return UUID.fromString(run);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("--run must be a run's id (a UUID)", e);
      }
    }
    UUID id = new LastRun(surroundings.home()).of(server);
    if (id == null) {
      throw new IllegalArgumentException(
          "no run was recorded from here to " + server + "; say --run ID");
    }
    return id;
  }
}
