package io.argus.analytics.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.contracts.event.CloudEvent;
import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.TestCaseRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads records of the test-runs topic; never throws on what a record holds. */
@ApplicationScoped
class EventReader {

  private static final String CHUNK = CloudEvent.typeOf(TestCaseRunsRecorded.class);
  private static final String REPORTED = CloudEvent.typeOf(TestRunReported.class);

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
        return reported(record.value());
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

  private Event reported(byte[] value) throws IOException {
    TestRunReported report = json.readValue(value, TestRunReported.class);
    String missing = firstMissing(report);
    return missing == null
        ? new Event.Reported(report)
        : new Event.Unreadable(REPORTED + " has no " + missing);
  }

  private static @Nullable String firstMissing(TestRunReported report) {
    if (report.runId() == null || report.uploadId() == null) {
      return "runId or uploadId";
    }
    if (report.run() == null || report.run().project() == null || report.run().suiteId() == null) {
      return "project or suiteId";
    }
    if (report.run().startedAt() == null || report.receivedAt() == null) {
      return "startedAt or receivedAt";
    }
    if (report.counts() == null) {
      return "counts";
    }
    return report.chunks() < 0 ? "number of chunks" : null;
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
