package io.argus.formats;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Names the members of the first JSON object in a text that may end anywhere. */
final class JsonKeys {

  private static final String ELEMENT = "[].";

  private final Set<String> keys = new HashSet<>();
  private final JsonCursor json;

  private JsonKeys(JsonCursor json) {
    this.json = json;
  }

  /** In dotted form, two levels deep; {@code [].} before those of an array's first element. */
  static Set<String> of(String text, Limits limits) throws IOException {
    int start = start(text);
    if (start < 0) {
      return Set.of();
    }
    byte[] bytes = text.substring(start).getBytes(StandardCharsets.UTF_8);
    JsonKeys found = new JsonKeys(JsonCursor.open(new ByteArrayInputStream(bytes), limits));
    try {
      found.read();
    } catch (UnreadableReport endOfHead) {
      return found.keys;
    }
    return found.keys;
  }

  /** The text's first character, or the first line that begins an object; -1 = there is none. */
  private static int start(String text) {
    for (int line = 0; line >= 0 && line < text.length(); line = nextLine(text, line)) {
      int first = line;
      while (first < text.length() && text.charAt(first) <= ' ') {
        first++;
      }
      if (first < text.length()
          && (text.charAt(first) == '{' || (text.charAt(first) == '[' && line == 0))) {
        return first;
      }
    }
    return -1;
  }

  private static int nextLine(String text, int line) {
    int end = text.indexOf('\n', line);
    return end < 0 ? -1 : end + 1;
  }

  private void read() throws IOException, UnreadableReport {
    if (json.next() == JsonToken.START_OBJECT) {
      members("");
    } else if (json.next() == JsonToken.START_OBJECT) {
      members(ELEMENT);
    }
  }

  private void members(String prefix) throws IOException, UnreadableReport {
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      keys.add(prefix + name);
      if (json.token() == JsonToken.START_OBJECT) {
        innerMembers(prefix + name + ".");
      } else {
        json.skip();
      }
    }
  }

  private void innerMembers(String prefix) throws IOException, UnreadableReport {
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      keys.add(prefix + name);
      json.skip();
    }
  }
}
