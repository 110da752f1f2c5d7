package io.argus.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through a JSON document; every problem comes as an {@link UnreadableReport}. */
public final class JsonCursor {

  private static final int LONGEST_NUMBER = 1000;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** What the parser remembers of each member of an open object, to tell repeated ones. */
  private static final int MEMBER_CHARS = 64;

  private final Limits limits;
  private final JsonParser parser;
  private @Nullable UnreadableReport broken;
  private final long[] openChars;
  private int open;
  private long chars;

  private JsonCursor(Limits limits, JsonParser parser) {
    this.limits = limits;
    this.parser = parser;
    this.openChars = new long[limits.depth() + 2];
  }

  /** Opens a document in UTF-8, 16 or 32; does not close {@code document}. */
  public static JsonCursor open(InputStream document, Limits limits) throws IOException {
    return new JsonCursor(limits, factory(limits).createParser(document));
  }

  /** Opens a text with a factory made before: making one takes longer than reading a line. */
  static JsonCursor open(String text, Limits limits, JsonFactory factory) throws IOException {
    return new JsonCursor(limits, factory.createParser(text));
  }

  /** Keeps nothing of what its parsers read. */
  static JsonFactory factory(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.jsonStringChars())
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    // Names are not canonicalised: a table of them would grow with a hostile file.
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .build();
  }

  /** The next token; null = the document has ended. */
  public @Nullable JsonToken next() throws IOException, UnreadableReport {
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.FIELD_NAME) {
        member(MEMBER_CHARS + parser.currentName().length());
      } else if (token == JsonToken.START_OBJECT) {
        openChars[++open] = 0;
      } else if (token == JsonToken.END_OBJECT) {
        chars -= openChars[open--];
      }
      return token;
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  private void member(int more) throws UnreadableReport {
    openChars[open] += more;
    chars += more;
    if (chars > limits.treeChars()) {
      throw error(
          path() + ": more members of objects than can be held" + Limits.named("tree-chars"));
    }
  }

  /**
   * The next member of the object the cursor is in: its name, the cursor on its value. Null = the
   * object has ended.
   */
  public @Nullable String nextMember() throws IOException, UnreadableReport {
    if (next() != JsonToken.FIELD_NAME) {
      return null;
    }
    String name = parser.currentName();
    next();
    return name;
  }

  public @Nullable JsonToken token() {
    return parser.currentToken();
  }

  /** Passes over the value the cursor is on. */
  public void skip() throws IOException, UnreadableReport {
    JsonToken first = token();
    int depth = first != null && first.isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = next();
      if (token == null) {
        return;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** The string the cursor is on; null for a JSON null. */
  public @Nullable String string() throws IOException, UnreadableReport {
    if (token() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(JsonToken.VALUE_STRING, "a string");
    try {
      return parser.getText();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** The number the cursor is on; NaN for a JSON null. */
  public double number() throws IOException, UnreadableReport {
    if (token() == JsonToken.VALUE_NULL) {
      return Double.NaN;
    }
    if (token() == JsonToken.VALUE_NUMBER_INT) {
      expect(JsonToken.VALUE_NUMBER_INT, "a number");
    } else {
      expect(JsonToken.VALUE_NUMBER_FLOAT, "a number");
    }
    try {
      return Double.parseDouble(parser.getText());
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** The whole number from 0 that the cursor is on. */
  public int wholeNumber() throws IOException, UnreadableReport {
    double said = token() == JsonToken.VALUE_NUMBER_INT ? number() : -1;
    if (said < 0 || said > Integer.MAX_VALUE) {
      throw error(path() + " must be a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return (int) said;
  }

  /** The string, number, true or false the cursor is on, as text; null for a JSON null. */
  public @Nullable String scalar() throws IOException, UnreadableReport {
    JsonToken token = token();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == null || !token.isScalarValue()) {
      throw error(path() + " must be a text or a number");
    }
    try {
      return parser.getText();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** True on a JSON true; false on false and null. */
  public boolean isTrue() throws UnreadableReport {
    if (token() == JsonToken.VALUE_FALSE || token() == JsonToken.VALUE_NULL) {
      return false;
    }
    expect(JsonToken.VALUE_TRUE, "true or false");
    return true;
  }

  /** Objects and arrays around the cursor. */
  public int depth() {
    return parser.getParsingContext().getNestingDepth();
  }

  /**
   * Goes on behind a value that was not as it should be: to the end of the object or array that
   * stands {@code depth} deep.
   *
   * @throws UnreadableReport when it was the document itself that broke
   */
  public void leave(int depth) throws IOException, UnreadableReport {
    if (broken != null) {
      throw broken;
    }
    while (depth() >= depth) {
      next();
    }
  }

  /** Demands that the cursor stands on {@code wanted}. */
  public void expect(JsonToken wanted, String words) throws UnreadableReport {
    if (token() != wanted) {
      throw error(path() + " must be " + words);
    }
  }

  /** Reads the whole value the cursor is on as one of our own records. */
  public <T> T read(Class<T> type) throws IOException, UnreadableReport {
    expect(JsonToken.START_OBJECT, "an object");
    String path = path();
    try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
      copy(buffer);
      return MAPPER.readValue(buffer.asParser(), type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      String reason =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : "" + e;
      throw error(path + " is not what Argus writes there: " + reason);
    }
  }

  /**
   * Reads the whole value the cursor is on: the way for one test, or the tests of one file, never
   * for a whole report.
   *
   * @param passedOver members, at any depth, that are left out unread, such as inline pictures
   * @throws UnreadableReport when it is larger than {@link Limits#treeTokens} or {@link
   *     Limits#treeChars}
   */
  public JsonNode tree(String... passedOver) throws IOException, UnreadableReport {
    return new JsonTree(this, limits, Set.of(passedOver)).read();
  }

  /** The number the cursor is on: whole where it fits into a long. */
  JsonNode numberNode() throws IOException, UnreadableReport {
    try {
      return token() == JsonToken.VALUE_NUMBER_INT
              && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
          ? JsonNodeFactory.instance.numberNode(parser.getLongValue())
          : JsonNodeFactory.instance.numberNode(number());
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** JSON pointer of the value the cursor is on. */
  public String path() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  /** An error at this place. */
  public UnreadableReport error(String reason) {
    JsonLocation at = parser.currentTokenLocation();
    return new UnreadableReport(at.getLineNr(), at.getColumnNr(), reason);
  }

  private void copy(TokenBuffer buffer) throws IOException, UnreadableReport {
    int depth = 0;
    for (int tokens = 0; tokens < limits.treeTokens(); tokens++) {
      buffer.copyCurrentEvent(parser);
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
      next();
    }
    throw error(
        path()
            + " has more than "
            + limits.treeTokens()
            + " JSON tokens"
            + Limits.named("tree-tokens"));
  }

  private static String words(JsonProcessingException e) {
    if (e instanceof JsonEOFException) {
      return UnreadableReport.ENDS_EARLY;
    }
    String message = String.valueOf(e.getOriginalMessage());
    int internals = message.indexOf(" (start marker at");
    return internals < 0 ? message : message.substring(0, internals);
  }

  private UnreadableReport broken(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String reason = "not well-formed JSON: " + words(e);
    broken =
        at == null
            ? new UnreadableReport(reason)
            : new UnreadableReport(at.getLineNr(), at.getColumnNr(), reason);
    return broken;
  }
}
