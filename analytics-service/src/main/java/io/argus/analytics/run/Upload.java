package io.argus.analytics.run;

import io.argus.contracts.event.LivePart;
import io.argus.contracts.event.TestRunAborted;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.event.TestRunStarted;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complete upload, or a part of a live run: what it says of its run as a whole. Its cases are
 * elsewhere.
 *
 * @param startedAt for a part of a live run that is not its start: when it was received
 * @param chunks how many chunks hold its cases; 0 = it has none
 * @param counts of its cases; without any, what its files sum up
 * @param live null = not part of a live run
 * @param seq orders parts with cases; -1 for whatever is not one
 */
record Upload(
    UploadKey key,
    RunMetadata run,
    Instant startedAt,
    Instant receivedAt,
    @Nullable Long durationMs,
    int chunks,
    RunCounts counts,
    List<RunError> errors,
    List<FileReport> files,
    @Nullable LiveState live,
    int seq) {

  private static final int NO_SEQ = -1;

  /** Times are kept in milliseconds: every column and every key must round them alike. */
  Upload {
    startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  static Upload of(TestRunReported report) {
    return new Upload(
        new UploadKey(report.runId(), report.uploadId()),
        report.run(),
        report.live() == null ? startOf(report.run()) : report.receivedAt(),
        report.receivedAt(),
        report.durationMs(),
        report.chunks(),
        report.counts(),
        report.errors(),
        report.files(),
        stateOf(report.live()),
        report.seq() == null ? NO_SEQ : report.seq());
  }

  static Upload of(TestRunStarted event) {
    return part(
        event.runId(), event.uploadId(), event.run(), event.receivedAt(), null, LiveState.STARTED);
  }

  static Upload of(TestRunAborted event) {
    return part(
        event.runId(),
        event.uploadId(),
        event.run(),
        event.receivedAt(),
        event.durationMs(),
        LiveState.ABORTED);
  }

  private static Upload part(
      UUID runId,
      UUID uploadId,
      RunMetadata run,
      Instant receivedAt,
      @Nullable Long durationMs,
      LiveState state) {
    return new Upload(
        new UploadKey(runId, uploadId),
        run,
        state == LiveState.STARTED ? startOf(run) : receivedAt,
        receivedAt,
        durationMs,
        0,
        RunCounts.NONE,
        List.of(),
        List.of(),
        state,
        NO_SEQ);
  }

  private static Instant startOf(RunMetadata run) {
    return Objects.requireNonNull(run.startedAt(), "every upload has a start");
  }

  private static @Nullable LiveState stateOf(@Nullable LivePart part) {
    if (part == null) {
      return null;
    }
    return part == LivePart.FINISH ? LiveState.FINISHED : LiveState.GOING_ON;
  }

  boolean hasCases() {
    return chunks > 0;
  }

  UploadOrder order() {
    return new UploadOrder(run.attempt(), run.shard(), seq, key.uploadId());
  }
}
