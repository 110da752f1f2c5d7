package io.argus.embedded.supervisor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * What people see while the stack works: one line per part. Safe for use by several threads.
 *
 * @param colours true on a terminal
 */
public record Progress(PrintStream out, boolean colours) {

  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** A part is ready. */
  public void ready(String part, Duration took, String address) {
    line("  %s %-10s %6s   %s".formatted(coloured(GREEN, "ready"), part, seconds(took), address));
  }

  /** Something is wrong. */
  public void problem(String text) {
    line(coloured(RED, text));
  }

  public void line(String text) {
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  /** Such as {@code 1.8 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private String coloured(String colour, String text) {
    return colours ? colour + text + PLAIN : text;
  }
}
