package io.argus.formats.json;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Builds one bounded tree. Long texts are kept to one char more than any case may store. */
final class JsonTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonCursor json;
  private final Limits limits;
  private final Set<String> passedOver;
  private final Map<String, String> names = new HashMap<>();
  private int tokens;
  private long chars;

  JsonTree(JsonCursor json, Limits limits, Set<String> passedOver) {
    this.json = json;
    this.limits = limits;
    this.passedOver = passedOver;
  }

  JsonNode read() throws IOException, UnreadableReport {
    JsonToken token = json.token();
    if (++tokens > limits.treeTokens()) {
      throw json.error(
          json.path()
              + " has more than "
              + limits.treeTokens()
              + " JSON tokens"
              + Limits.named("tree-tokens"));
    }
    if (token == null) {
      throw json.error("the document is blank");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.numberNode();
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      default -> NullNode.instance;
    };
  }

  private ObjectNode object() throws IOException, UnreadableReport {
    ObjectNode object = NODES.objectNode();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if (passedOver.contains(name)) {
        json.skip();
      } else {
        String known = names.computeIfAbsent(name, one -> one);
        tokens++;
        chars(known.length());
        object.set(known, read());
      }
    }
    return object;
  }

  private ArrayNode array() throws IOException, UnreadableReport {
    ArrayNode array = NODES.arrayNode();
    while (json.next() != JsonToken.END_ARRAY) {
      array.add(read());
    }
    return array;
  }

  private TextNode text() throws IOException, UnreadableReport {
    String text = String.valueOf(json.string());
    String kept =
        text.length() > limits.caseBytes() ? text.substring(0, limits.caseBytes() + 1) : text;
    chars(kept.length());
    return NODES.textNode(kept);
  }

  private void chars(int more) throws UnreadableReport {
    chars += more;
    if (chars > limits.treeChars()) {
      throw json.error(
          json.path()
              + " has more than "
              + limits.treeChars()
              + " characters of text"
              + Limits.named("tree-chars"));
    }
  }
}
