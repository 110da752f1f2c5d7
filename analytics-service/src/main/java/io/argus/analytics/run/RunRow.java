package io.argus.analytics.run;

import io.argus.contracts.run.RunCounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as stored, before this upload.
 *
 * @param id internal
 * @param counts of its cases; what was only summed up is not among them
 * @param fold what its uploads say of it; null = this transaction has made it, and it has none
 */
record RunRow(
    long id,
    UUID runId,
    int projectId,
    int suiteId,
    Instant startedAt,
    RunCounts counts,
    @Nullable RunFold fold) {

  /** Most uploads of a run that can be told apart where they hold the same case. */
  private static final int MOST_ORDINALS = Short.MAX_VALUE;

  boolean isNew() {
    return fold == null;
  }

  /** The number of its next upload, from 0. */
  int nextOrdinal() {
    return fold == null ? 0 : Math.min(MOST_ORDINALS, fold.uploads());
  }

  /** What its uploads say, this one included. */
  RunFold with(Upload upload) {
    return fold == null ? RunFold.of(upload) : fold.with(RunFold.of(upload));
  }

  RunRow startedAt(Instant other) {
    return new RunRow(id, runId, projectId, suiteId, other, counts, fold);
  }
}
