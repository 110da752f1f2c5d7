package io.argus.embedded;

import java.io.IOException;
import java.time.Duration;

/** Waits with a limit; what did not come up is shown with the last lines of its log. */
public final class Waiting {

  private static final long POLL_MS = 50;

  private Waiting() {}

  /** Something that becomes true. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Returns when the condition holds.
   *
   * @throws IOException when the process ended before, or the limit passed; the process is ended
   *     then
   */
  public static void until(String name, GuardedProcess process, Duration limit, Condition ready)
      throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.holds()) {
      if (!process.isAlive()) {
        throw failure(name + " ended while it started", process);
      }
      if (System.nanoTime() > end) {
        process.close();
        throw failure(name + " was not ready after " + limit.toSeconds() + " s", process);
      }
      Thread.sleep(POLL_MS);
    }
  }

  private static IOException failure(String what, GuardedProcess process) {
    RollingLog log = process.log();
    return new IOException(
        what + "; the end of " + log.file() + ":\n  " + String.join("\n  ", log.tail()));
  }
}
