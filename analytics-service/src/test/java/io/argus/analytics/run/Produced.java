package io.argus.analytics.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.LivePart;
import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.event.TestRunAborted;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.event.TestRunStarted;
import io.argus.contracts.event.Topics;
import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunId;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.TestCaseRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** An upload as ingest-service would publish it, to be changed and sent by a test. */
public final class Produced {

  static final int CHUNK = 3;

  final String project;
  final String suiteId;
  final String runKey;
  public Instant startedAt = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
  @Nullable String branch = "main";
  int shard;
  int shardTotal;
  int attempt = 1;
  @Nullable Long durationMs = 1_000L;
  Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  @Nullable LivePart live;
  @Nullable Integer seq;
  RunCounts counts = RunCounts.NONE;
  final List<TestCaseRun> cases = new ArrayList<>();
  final List<RunError> errors = new ArrayList<>();
  public UUID uploadId = UUID.randomUUID();

  public Produced(String project, String suiteId, String runKey) {
    this.project = project;
    this.suiteId = suiteId;
    this.runKey = runKey;
  }

  public UUID runId() {
    return RunId.of(project, suiteId, runKey);
  }

  public UUID caseId(String name) {
    return CaseId.of(project, suiteId, "suite", "Class", name, null);
  }

  public Produced startedAt(Instant at) {
    startedAt = at;
    return this;
  }

  public Produced with(String name, CaseStatus status) {
    Failure error =
        status.isRed()
            ? new Failure(
                name + " is " + status, "AssertionError", "at Class." + name + "(Class.java:1)")
            : null;
    return with(
        new TestCaseRun(
            caseId(name),
            "suite",
            "Class",
            name,
            null,
            status,
            7,
            List.of(),
            null,
            null,
            null,
            error,
            Map.of(),
            List.of(),
            List.of()));
  }

  public Produced with(TestCaseRun run) {
    cases.add(run);
    return this;
  }

  public TestRunReported report() {
    return new TestRunReported(
        runId(),
        uploadId,
        metadata(),
        receivedAt,
        durationMs,
        chunks().size(),
        counts,
        errors,
        List.of(),
        live,
        seq);
  }

  RunMetadata metadata() {
    return new RunMetadata(
        project,
        suiteId,
        runKey,
        null,
        branch,
        "c0ffee",
        null,
        null,
        null,
        null,
        startedAt,
        null,
        null,
        shard,
        shardTotal,
        attempt);
  }

  TestRunStarted started() {
    return new TestRunStarted(runId(), uploadId, metadata(), receivedAt);
  }

  TestRunAborted aborted() {
    return new TestRunAborted(runId(), uploadId, metadata(), receivedAt, null);
  }

  /** As the service reads it. */
  Upload upload() {
    return Upload.of(report());
  }

  public List<TestCaseRunsRecorded> chunks() {
    List<TestCaseRunsRecorded> chunks = new ArrayList<>();
    for (int i = 0; i < cases.size(); i += CHUNK) {
      chunks.add(
          new TestCaseRunsRecorded(
              runId(),
              uploadId,
              project,
              suiteId,
              chunks.size(),
              cases.subList(i, Math.min(cases.size(), i + CHUNK))));
    }
    return chunks;
  }

  /** Sends all of it in order. */
  public void send(KafkaProducer<String, byte[]> producer, ObjectMapper json) throws Exception {
    for (TestCaseRunsRecorded chunk : chunks()) {
      send(producer, json, chunk);
    }
    send(producer, json, report());
  }

  public void send(KafkaProducer<String, byte[]> producer, ObjectMapper json, Object event)
      throws Exception {
    producer.send(record(event.getClass().getSimpleName(), json.writeValueAsBytes(event))).get();
  }

  public ProducerRecord<String, byte[]> record(String type, byte[] value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.TEST_RUNS, project + "/" + suiteId, value);
    record.headers().add(CloudEvent.TYPE, type.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  public static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
