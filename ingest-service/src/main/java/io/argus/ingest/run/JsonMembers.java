package io.argus.ingest.run;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads a small JSON object of texts and numbers. */
public final class JsonMembers {

  private JsonMembers() {}

  /**
   * @return as texts by name; nulls are left out, and an empty body is an empty object
   * @throws ProblemException 400 with line and column
   */
  public static Map<String, String> read(InputStream body) throws IOException {
    JsonCursor json = JsonCursor.open(body, Limits.DEFAULT);
    try {
      return read(json);
    } catch (UnreadableReport e) {
      throw ProblemException.of(ProblemType.MALFORMED_BODY, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> read(JsonCursor json) throws IOException, UnreadableReport {
    Map<String, String> members = new HashMap<>();
    if (json.next() == null) {
      return members;
    }
    json.expect(JsonToken.START_OBJECT, "an object");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      String value = json.scalar();
      if (value != null) {
        members.put(name, value);
      }
    }
    if (json.next() != null) {
      throw json.error("something follows the end of the object");
    }
    return members;
  }
}
