package io.argus.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run under a guard, and how to end it.
 *
 * @param environment added to the inherited one
 * @param signal asks the command to end, such as {@code TERM}
 * @param grace what the command has between the signal and being killed
 * @param scratch a directory to delete when the command has ended
 */
public record GuardedCommand(
    List<String> command,
    Map<String, String> environment,
    String signal,
    Duration grace,
    Optional<Path> scratch) {

  private static final String GUARD = Resources.text("guard.sh");

  public GuardedCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** A command that ends on {@code TERM} within 20 seconds. */
  public static GuardedCommand of(List<String> command, Map<String, String> environment) {
    return new GuardedCommand(
        command, environment, "TERM", Duration.ofSeconds(20), Optional.empty());
  }

  GuardedCommand deleting(Path directory) {
    return new GuardedCommand(command, environment, signal, grace, Optional.of(directory));
  }

  List<String> guarded() {
    List<String> all = new ArrayList<>();
    // An own session: Ctrl-C in the terminal reaches the starter alone, which then stops in order.
    onPath("setsid").ifPresent(setsid -> all.add(setsid.toString()));
    all.addAll(List.of("sh", "-c", GUARD, "argus-guard", signal));
    all.add(Long.toString(Math.max(1, grace.toSeconds())));
    all.add(scratch.map(Path::toString).orElse(""));
    all.addAll(command);
    return all;
  }

  static Optional<Path> onPath(String program) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
