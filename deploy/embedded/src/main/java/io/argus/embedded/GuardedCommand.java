package io.argus.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to run under a guard, and how to end it.
 *
 * @param environment added to the inherited one
 * @param withheld variables that are not inherited
 * @param signal asks the command to end, such as {@code TERM}
 * @param grace what the command has between the signal and being killed
 * @param scratch a directory to delete when the command has ended
 */
public record GuardedCommand(
    List<String> command,
    Map<String, String> environment,
    Set<String> withheld,
    String signal,
    Duration grace,
    Optional<Path> scratch) {

  private static final String GUARD = Resources.text("guard.sh");

  public GuardedCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    withheld = Set.copyOf(withheld);
  }

  /** A command that ends on {@code TERM} within 20 seconds. */
  public static GuardedCommand of(List<String> command, Map<String, String> environment) {
    return new GuardedCommand(
        command, environment, Set.of(), "TERM", Duration.ofSeconds(20), Optional.empty());
  }

  /** The same without some of the inherited variables. */
  public GuardedCommand withholding(Set<String> variables) {
    return new GuardedCommand(command, environment, variables, signal, grace, scratch);
  }

  GuardedCommand deleting(Path directory) {
    return new GuardedCommand(
        command, environment, withheld, signal, grace, Optional.of(directory));
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
