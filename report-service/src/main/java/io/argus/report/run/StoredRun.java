package io.argus.report.run;

import java.time.Instant;

/**
 * A run and what is needed to find its cases.
 *
 * @param flakyWindow results that a score is made from in its project
 * @param later runs of its suite that come after it, counted to the capacity of a window
 */
public record StoredRun(int projectId, long id, int flakyWindow, int later, RunView view) {

  /** Part of the key of its cases, and what prunes their partitions. */
  public Instant startedAt() {
    return view.startedAt();
  }
}
