package io.argus.embedded.home;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that can't be confused with a later one of the same pid.
 *
 * @param startedMs when the operating system started it
 */
public record ProcessId(long pid, long startedMs) {

  /** The clock of the kernel is read in ticks and may be adjusted in between. */
  private static final long TOLERANCE_MS = 2_000;

  public static ProcessId of(ProcessHandle process) {
    return new ProcessId(process.pid(), startedMs(process));
  }

  /** The process, if it is this one and still runs. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(startedMs(process) - startedMs) <= TOLERANCE_MS);
  }

  private static long startedMs(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
