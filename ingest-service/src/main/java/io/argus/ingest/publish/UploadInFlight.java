package io.argus.ingest.publish;

import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * An upload on its way: cases go out as chunks as soon as one is full. For one thread. Memory stays
 * within some chunks, whatever the upload's size.
 */
public final class UploadInFlight {

  /** Chunks on their way to Kafka; more would only wait in its client's memory. */
  private static final int MOST_ON_THEIR_WAY = 16;

  private final EventPublisher events;
  private final UUID runId;
  private final UUID uploadId;
  private final String project;
  private final String suiteId;
  private final Deque<Future<RecordMetadata>> onTheirWay = new ArrayDeque<>();
  private final Chunk chunk = new Chunk();
  private final CaseWriter writer;
  private byte[] head;
  private int cases;
  private int chunks;

  UploadInFlight(EventPublisher events, UUID runId, UUID uploadId, String project, String suiteId) {
    this.events = events;
    this.runId = runId;
    this.uploadId = uploadId;
    this.project = project;
    this.suiteId = suiteId;
    this.writer = events.cases(chunk);
    this.head = head();
  }

  /** Chunks so far, the one being filled included. */
  public int chunks() {
    return chunks + (cases > 0 ? 1 : 0);
  }

  /**
   * Adds a case; waits while too much is on its way.
   *
   * @throws PublishFailed when Kafka does not take it
   */
  public void add(TestCaseRun run) {
    int before = chunk.size();
    if (cases > 0) {
      chunk.write(',');
    }
    int start = chunk.size();
    writer.write(run);
    int bytes = head.length + chunk.size() + Chunk.END.length;
    if (cases > 0 && bytes > TestCaseRunsRecorded.MAX_BYTES) {
      send(before, start);
    }
    cases++;
    if (cases == TestCaseRunsRecorded.MAX_CASES) {
      send(chunk.size(), chunk.size());
    }
  }

  /**
   * Sends the rest and the closing event; returns when Kafka has acknowledged all of it.
   *
   * @param report with {@link #chunks} as it is now
   * @throws PublishFailed when Kafka does not take it
   */
  public void close(TestRunReported report) {
    if (cases > 0) {
      send(chunk.size(), chunk.size());
    }
    while (!onTheirWay.isEmpty()) {
      EventPublisher.await(onTheirWay.removeFirst());
    }
    EventPublisher.await(
        events.send(
            key(project, suiteId),
            id(runId, uploadId),
            TestRunReported.class,
            events.write(report)));
  }

  /**
   * The members before {@code cases} come first, so that a reader can route without reading all.
   */
  private byte[] head() {
    byte[] empty =
        events.write(
            new TestCaseRunsRecorded(runId, uploadId, project, suiteId, chunks, List.of()));
    return Arrays.copyOf(empty, empty.length - Chunk.END.length);
  }

  /** See {@link Chunk#take}. */
  private void send(int first, int rest) {
    byte[] event = chunk.take(head, first, rest);
    String id = id(runId, uploadId) + "/" + chunks;
    onTheirWay.add(events.send(key(project, suiteId), id, TestCaseRunsRecorded.class, event));
    chunks++;
    cases = 0;
    head = head();
    // The first goes alone: while Kafka is away, one request must not queue up work for the next.
    int most = chunks == 1 ? 0 : MOST_ON_THEIR_WAY;
    while (onTheirWay.size() > most) {
      EventPublisher.await(onTheirWay.removeFirst());
    }
  }

  /** A run is in order on one partition, and its suite's runs with it. */
  static String key(String project, String suiteId) {
    return project + "/" + suiteId;
  }

  /** Of the event that closes an upload: the same whenever it is sent. */
  static String id(UUID runId, UUID uploadId) {
    return runId + "/" + uploadId;
  }
}
