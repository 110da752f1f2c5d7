package io.argus.ingest.publish;

import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.TestCaseRun;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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

  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  private final EventPublisher events;
  private final UUID runId;
  private final UUID uploadId;
  private final String project;
  private final String suiteId;
  private final Deque<Future<RecordMetadata>> onTheirWay = new ArrayDeque<>();
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(64 * 1024);
  private int cases;
  private int chunks;

  UploadInFlight(EventPublisher events, UUID runId, UUID uploadId, String project, String suiteId) {
    this.events = events;
    this.runId = runId;
    this.uploadId = uploadId;
    this.project = project;
    this.suiteId = suiteId;
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
    byte[] json = events.write(run);
    if (cases == TestCaseRunsRecorded.MAX_CASES
        || (cases > 0 && chunk.size() + json.length + 8 > TestCaseRunsRecorded.MAX_BYTES)) {
      sendChunk();
    }
    if (cases == 0) {
      begin();
    } else {
      chunk.write(',');
    }
    chunk.writeBytes(json);
    cases++;
  }

  /**
   * Sends the rest and the closing event; returns when Kafka has acknowledged all of it.
   *
   * @param report with {@link #chunks} as it is now
   * @throws PublishFailed when Kafka does not take it
   */
  public void close(TestRunReported report) {
    if (cases > 0) {
      sendChunk();
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
  private void begin() {
    byte[] empty =
        events.write(
            new TestCaseRunsRecorded(runId, uploadId, project, suiteId, chunks, List.of()));
    chunk.write(empty, 0, empty.length - END.length);
  }

  private void sendChunk() {
    chunk.writeBytes(END);
    byte[] event = chunk.toByteArray();
    String id = id(runId, uploadId) + "/" + chunks;
    onTheirWay.add(events.send(key(project, suiteId), id, TestCaseRunsRecorded.class, event));
    chunk.reset();
    chunks++;
    cases = 0;
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
