package io.argus.formats.parse;

import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import java.time.Instant;

/** Takes what a parser finds, in the order of the file. */
public interface RecordSink {

  /**
   * One test record.
   *
   * @throws UnreadableReport when there are more than a limit allows
   */
  void record(TestRecord record) throws UnreadableReport;

  /**
   * A record that can't be taken: nothing of it is stored, the others are. What it said is not
   * known, so the run is not green then.
   *
   * @param place where it stands: {@code line 12}, or the path of a JSON value
   */
  void reject(String place, String reason);

  /** Something red that is no case; the run is not green then. */
  void error(RunError error);

  /**
   * Something the reader should know. Warnings of one kind are counted, the first example is kept.
   *
   * @param kind what happened, without numbers or names in it
   * @param example what it happened to
   */
  void warn(String kind, String example);

  /**
   * How many samples of a load test the records stand for: they are the file's number of records
   * then.
   */
  default void samples(long count) {}

  /** What a file sums up that names no case of its own. */
  default void totals(RunCounts totals) {}

  /** When something in the file began; the earliest counts. */
  default void startedAt(Instant start) {}

  /** How long all of it took, wall time in ms, where the file says so. */
  default void durationMs(long duration) {}

  /** What wrote the file. */
  default void tool(String name) {}

  /** What a CTRF file says about the build. */
  default void environment(ResultsDocument.Environment environment) {}

  /** The file is a part of a live run, and which. */
  default void seq(int seq) {}

  /** The file is one of our own results documents, of this run. */
  default void document(DocumentRun run) {}
}
