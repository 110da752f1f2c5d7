package io.argus.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a command has of the outside world.
 *
 * @param directory the working directory, absolute
 * @param colours on standard output
 * @param progress on standard error
 */
public record Surroundings(
    Map<String, String> environment,
    Path directory,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Clock clock,
    Pause pause,
    boolean colours,
    boolean progress) {

  private static final String HOME = ".argus";

  /** Waits; replaced in tests. */
  @FunctionalInterface
  public interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  /** This process's. Only the starter script can tell terminals from files. */
  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Surroundings(
        environment,
        Path.of("").toAbsolutePath(),
        System.in,
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Clock.systemUTC(),
        Thread::sleep,
        "1".equals(environment.get("ARGUS_TERMINAL")) && !plain,
        "1".equals(environment.get("ARGUS_TERMINAL_ERR")));
  }

  /** A variable that is set and not blank, else null. */
  public @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Where the spool, the last run and a local stack's data are: {@code ARGUS_HOME}. */
  public Path home() {
    String said = variable("ARGUS_HOME");
    return directory.resolve(said == null ? HOME : said);
  }
}
