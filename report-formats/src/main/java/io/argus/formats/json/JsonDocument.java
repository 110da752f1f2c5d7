package io.argus.formats.json;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A report that is one JSON document, read member by member so that none of it is held. */
public final class JsonDocument {

  /** Reads the value the cursor is on, or passes over it. */
  @FunctionalInterface
  public interface Value {
    void read() throws IOException, UnreadableReport;
  }

  /** Reads the value of a member, or passes over it. */
  @FunctionalInterface
  public interface Member {
    void read(String name) throws IOException, UnreadableReport;
  }

  private JsonDocument() {}

  /** The document is an object. */
  public static void read(JsonCursor json, Member member) throws IOException, UnreadableReport {
    json.next();
    json.expect(JsonToken.START_OBJECT, "an object");
    members(json, member);
    end(json);
  }

  /** The document is an array of objects. */
  public static void readArray(JsonCursor json, RecordSink sink, Value each)
      throws IOException, UnreadableReport {
    json.next();
    objects(json, sink, each);
    end(json);
  }

  /** The members of the object the cursor is on. */
  public static void members(JsonCursor json, Member member) throws IOException, UnreadableReport {
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      member.read(name);
    }
  }

  /** The objects in the array the cursor is on; what is no object is rejected. */
  public static void objects(JsonCursor json, RecordSink sink, Value each)
      throws IOException, UnreadableReport {
    json.expect(JsonToken.START_ARRAY, "an array");
    while (json.next() != JsonToken.END_ARRAY) {
      if (json.token() == JsonToken.START_OBJECT) {
        each.read();
      } else {
        sink.reject(json.path(), "must be an object");
        json.skip();
      }
    }
  }

  /** The text, number, true or false the cursor is on; null for what is none of these. */
  public static @Nullable String text(JsonCursor json) throws IOException, UnreadableReport {
    if (json.token() == JsonToken.START_OBJECT || json.token() == JsonToken.START_ARRAY) {
      json.skip();
      return null;
    }
    return json.scalar();
  }

  private static void end(JsonCursor json) throws IOException, UnreadableReport {
    if (json.next() != null) {
      throw json.error("something follows the end of the document");
    }
  }
}
