package io.argus.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.TextLines;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects one a line, as test tools stream them, among lines that are something else: what the
 * tests print, the noise of a build. No line breaks the file.
 */
public final class JsonLines {

  /**
   * One line.
   *
   * @param number 1-based
   * @param text the line itself
   * @param json the object it holds; null = none
   * @param trouble why a line that begins like an object holds none; null = it does not begin so
   */
  public record Line(int number, String text, @Nullable JsonNode json, @Nullable String trouble) {}

  private final TextLines lines;
  private final Limits limits;
  private final JsonFactory factory;

  private JsonLines(TextLines lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
    this.factory = JsonCursor.factory(limits);
  }

  /** Does not close {@code content}. */
  public static JsonLines open(InputStream content, Limits limits) throws IOException {
    return new JsonLines(TextLines.open(content, limits), limits);
  }

  /** The next line that is not blank; null = the file has ended. */
  public @Nullable Line next() throws IOException {
    for (String text = lines.next(); text != null; text = lines.next()) {
      String line = text.strip();
      if (!line.isEmpty()) {
        return line.charAt(0) == '{' ? parsed(line) : new Line(lines.number(), line, null, null);
      }
    }
    return null;
  }

  private Line parsed(String line) throws IOException {
    if (lines.wasCut()) {
      String reason =
          "the line is longer than "
              + limits.jsonStringChars()
              + " characters"
              + Limits.named("json-string-chars");
      return new Line(lines.number(), line, null, reason);
    }
    try {
      JsonCursor json = JsonCursor.open(line, limits, factory);
      json.next();
      JsonNode node = json.tree();
      if (json.next() != null) {
        return new Line(lines.number(), line, null, "something follows the JSON object");
      }
      return new Line(lines.number(), line, node, null);
    } catch (UnreadableReport e) {
      return new Line(lines.number(), line, null, "column " + e.column() + ": " + e.reason());
    }
  }
}
