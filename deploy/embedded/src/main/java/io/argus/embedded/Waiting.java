package io.argus.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a limit; what did not come up is shown with the last lines of its log. */
final class Waiting {

  private static final long POLL_MS = 50;

  private Waiting() {}

  static void until(String name, GuardedProcess process, Duration limit, BooleanSupplier ready)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
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
