package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload is complete: its {@code chunks} events lie before this one on the same partition.
 *
 * @param uploadId hash of run, content, shard, attempt and variant: the same again changes nothing
 * @param run with {@code startedAt} resolved, never null here
 * @param durationMs wall time of this upload's part; null = unknown
 * @param counts of this upload's cases; with no chunks what its files sum up without naming cases,
 *     which counts only while the run has no case
 * @param errors what was red and no case
 * @param live which part of a live run this is; null = an upload that is whole by itself
 * @param seq orders the parts {@code cases} of one live run, shard and attempt; null unless it is
 *     one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestRunReported(
    UUID runId,
    UUID uploadId,
    RunMetadata run,
    Instant receivedAt,
    @Nullable Long durationMs,
    int chunks,
    RunCounts counts,
    List<RunError> errors,
    List<FileReport> files,
    @Nullable LivePart live,
    @Nullable Integer seq) {

  public TestRunReported {
    errors = errors == null ? List.of() : List.copyOf(errors);
    files = files == null ? List.of() : List.copyOf(files);
  }
}
