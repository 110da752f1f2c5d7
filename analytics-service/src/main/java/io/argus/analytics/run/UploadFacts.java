package io.argus.analytics.run;

import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one upload says of its run as a whole.
 *
 * @param counts of its cases; without any, what its files sum up
 */
record UploadFacts(
    UUID uploadId,
    Instant startedAt,
    @Nullable Long durationMs,
    RunMetadata metadata,
    List<RunError> errors,
    int chunks,
    RunCounts counts) {

  static UploadFacts of(TestRunReported report) {
    Instant startedAt = report.run().startedAt();
    if (startedAt == null) {
      throw new IllegalArgumentException("an upload always has a start");
    }
    return new UploadFacts(
        report.uploadId(),
        startedAt,
        report.durationMs(),
        report.run(),
        report.errors(),
        report.chunks(),
        report.counts());
  }

  boolean hasCases() {
    return chunks > 0;
  }

  int attempt() {
    return metadata.attempt();
  }

  int shard() {
    return metadata.shard();
  }
}
