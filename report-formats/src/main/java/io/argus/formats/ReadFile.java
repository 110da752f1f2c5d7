package io.argus.formats;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.FileReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one file says beside its cases.
 *
 * @param startedAt the earliest time in it
 * @param durationMs wall time, where it says so
 * @param tool what wrote it, where it says so
 * @param environment a CTRF file's words about the build
 * @param document the run, when the file is one of our own results documents
 * @param seq which part of a live run it is, when it is one and says so
 */
public record ReadFile(
    FileReport report,
    @Nullable Instant startedAt,
    @Nullable Long durationMs,
    @Nullable String tool,
    ResultsDocument.@Nullable Environment environment,
    @Nullable DocumentRun document,
    @Nullable Integer seq) {

  /** True when nothing of the file is stored. */
  public boolean isBroken() {
    return report.error() != null;
  }
}
