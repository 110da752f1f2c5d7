package io.argus.embedded.supervisor;

import io.argus.embedded.RollingLog;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Says what happens, a line at a time.
 *
 * @param out takes the lines
 * @param colours true on a terminal
 */
public record Progress(Consumer<String> out, boolean colours) {

  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** To people, or to whoever reads what we print. */
  public static Progress to(PrintStream out, boolean colours) {
    return new Progress(
        line -> {
          synchronized (out) {
            out.println(line);
            out.flush();
          }
        },
        colours);
  }

  /** To a log, with the time of each line. */
  public static Progress to(RollingLog log, Clock clock) {
    return new Progress(line -> log.accept(clock.instant() + " " + line), false);
  }

  /** To another place as well, without the colours. */
  public Progress and(Progress other) {
    return new Progress(
        line -> {
          out.accept(line);
          other.line(line.replaceAll("\u001b\\[[0-9]+m|\u001b\\[m", ""));
        },
        colours);
  }

  /** A part is ready. */
  public void ready(String part, Duration took, String address) {
    line("  %s %-10s %6s   %s".formatted(coloured(GREEN, "ready"), part, seconds(took), address));
  }

  /** Something is wrong. */
  public void problem(String text) {
    line(coloured(RED, text));
  }

  public void line(String text) {
    out.accept(text);
  }

  /** Such as {@code 1.8 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private String coloured(String colour, String text) {
    return colours ? colour + text + PLAIN : text;
  }
}
