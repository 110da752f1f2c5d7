package io.argus.analytics.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.AttachmentStored;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.event.TestRunAborted;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.event.TestRunStarted;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.TestCaseRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads records of the test-runs topic; never throws on what a record holds. */
@ApplicationScoped
class EventReader {

  private static final String CHUNK = CloudEvent.typeOf(TestCaseRunsRecorded.class);
  private static final String REPORTED = CloudEvent.typeOf(TestRunReported.class);
  private static final String STARTED = CloudEvent.typeOf(TestRunStarted.class);
  private static final String ABORTED = CloudEvent.typeOf(TestRunAborted.class);

  private static final String ATTACHED = CloudEvent.typeOf(AttachmentStored.class);

  private final ObjectMapper json;

  @Inject
  EventReader(ObjectMapper json) {
    this.json = json;
  }

  Event read(ConsumerRecord<String, byte[]> record) {
    Header type = record.headers().lastHeader(CloudEvent.TYPE);
    if (type == null || type.value() == null || record.value() == null) {
      return new Event.Unreadable("no " + CloudEvent.TYPE + " header or no value");
    }
    String name = new String(type.value(), StandardCharsets.UTF_8);
    try {
      if (name.equals(CHUNK)) {
        return chunk(record.value());
      }
      if (name.equals(REPORTED)) {
        return reported(json.readValue(record.value(), TestRunReported.class));
      }
      if (name.equals(STARTED)) {
        return started(json.readValue(record.value(), TestRunStarted.class));
      }
      if (name.equals(ABORTED)) {
        return aborted(json.readValue(record.value(), TestRunAborted.class));
      }
      if (name.equals(ATTACHED)) {
        return attached(json.readValue(record.value(), AttachmentStored.class));
      }
      return new Event.Unreadable("event type " + name + " is not known to this version");
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      return new Event.Unreadable(name + " cannot be read: " + e.getMessage());
    }
  }

  /** The cases of a chunk. */
  List<TestCaseRun> cases(byte[] payload) throws IOException {
    return json.readValue(payload, TestCaseRunsRecorded.class).cases();
  }

  private static Event reported(TestRunReported event) {
    String missing = missing(event.runId(), event.uploadId(), event.run(), event.receivedAt());
    if (missing == null && event.counts() == null) {
      missing = "counts";
    }
    if (missing == null && event.chunks() < 0) {
      missing = "number of chunks";
    }
    return missing == null ? new Event.Complete(Upload.of(event)) : lacks(REPORTED, missing);
  }

  private static Event started(TestRunStarted event) {
    String missing = missing(event.runId(), event.uploadId(), event.run(), event.receivedAt());
    return missing == null ? new Event.Complete(Upload.of(event)) : lacks(STARTED, missing);
  }

  private static Event aborted(TestRunAborted event) {
    String missing = missing(event.runId(), event.uploadId(), event.run(), event.receivedAt());
    return missing == null ? new Event.Complete(Upload.of(event)) : lacks(ABORTED, missing);
  }

  private static Event attached(AttachmentStored event) {
    boolean whole =
        Stream.of(
                event.runId(),
                event.project(),
                event.name(),
                event.contentType(),
                event.sha256(),
                event.url(),
                event.storedAt())
            .allMatch(Objects::nonNull);
    return whole ? new Event.Attached(event) : lacks(ATTACHED, "runId, name, url or the like");
  }

  private static Event lacks(String type, String missing) {
    return new Event.Unreadable(type + " has no " + missing);
  }

  /** What every event must have, and JSON need not. */
  private static @Nullable String missing(
      @Nullable UUID runId,
      @Nullable UUID uploadId,
      @Nullable RunMetadata run,
      @Nullable Instant receivedAt) {
    if (runId == null || uploadId == null) {
      return "runId or uploadId";
    }
    if (run == null || run.project() == null || run.suiteId() == null) {
      return "project or suiteId";
    }
    return run.startedAt() == null || receivedAt == null ? "startedAt or receivedAt" : null;
  }

  /** Reads only the members before {@code cases}, which come first. */
  private Event chunk(byte[] value) throws IOException {
    UUID runId = null;
    UUID uploadId = null;
    Integer number = null;
    try (JsonParser parser = json.createParser(value)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "runId" -> runId = UUID.fromString(parser.getText());
          case "uploadId" -> uploadId = UUID.fromString(parser.getText());
          case "chunk" -> number = parser.getIntValue();
          default -> parser.skipChildren();
        }
        if (runId != null && uploadId != null && number != null) {
          return new Event.Chunk(new UploadKey(runId, uploadId), number, value);
        }
      }
    }
    return new Event.Unreadable(CHUNK + " has no runId, uploadId or chunk");
  }
}
