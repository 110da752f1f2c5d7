package io.argus.analytics.run;

import io.argus.contracts.run.RunCounts;
import java.time.Instant;
import java.util.UUID;

/**
 * A run as stored, before this upload.
 *
 * @param id internal
 * @param isNew true when this transaction has made it
 */
record RunRow(
    long id,
    UUID runId,
    int projectId,
    int suiteId,
    Instant startedAt,
    RunCounts counts,
    boolean isNew) {

  RunRow startedAt(Instant earlier) {
    return new RunRow(id, runId, projectId, suiteId, earlier, counts, isNew);
  }

  RunRow withoutCounts() {
    return new RunRow(id, runId, projectId, suiteId, startedAt, RunCounts.NONE, isNew);
  }
}
