package io.argus.analytics.deadletter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.argus.analytics.project.Slug;
import io.argus.contracts.event.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a letter; null = it cannot. Nothing a record holds makes reading it fail, and
 * every text can be stored: it is cut, and has no U+0000.
 */
record LetterFacts(
    @Nullable String origin,
    @Nullable String reason,
    @Nullable String type,
    @Nullable String project,
    @Nullable String suiteId,
    @Nullable UUID runId,
    @Nullable UUID uploadId) {

  private static final int LONGEST_TEXT = 4_000;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> IDS = Set.of("runId", "uploadId");

  static LetterFacts of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, UUID> ids = ids(record.value());
    @Nullable String[] key = projectAndSuite(record.key());
    return new LetterFacts(
        header(record, DeadLetters.ORIGIN),
        header(record, DeadLetters.REASON),
        header(record, CloudEvent.TYPE),
        key[0],
        key[1],
        ids.get("runId"),
        ids.get("uploadId"));
  }

  /** Text that PostgreSQL takes, whatever the bytes are. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : text(header.value());
  }

  private static @Nullable String[] projectAndSuite(byte @Nullable [] key) {
    String text = key == null ? "" : text(key);
    int slash = text.indexOf('/');
    if (slash > 0) {
      String project = text.substring(0, slash);
      String suite = text.substring(slash + 1);
      if (Slug.isSlug(project) && Slug.isSlug(suite)) {
        return new @Nullable String[] {project, suite};
      }
    }
    return new @Nullable String[] {null, null};
  }

  /** The ids among the first members, as far as the JSON goes. */
  private static Map<String, UUID> ids(byte @Nullable [] value) {
    Map<String, UUID> ids = new HashMap<>();
    if (value == null) {
      return ids;
    }
    try (JsonParser parser = JSON.createParser(value)) {
      parser.nextToken();
      while (ids.size() < IDS.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING && IDS.contains(name)) {
          ids.put(name, UUID.fromString(parser.getText()));
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return ids; // it is a dead letter, after all
    }
    return ids;
  }
}
