package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Makes one object smaller: first its long texts and lists, then its last members. */
final class Shortening {

  /** Says that something is missing. */
  static final String MARK = "truncated";

  /** Lengths of texts, tried one after the other; ids are shorter than the last of them. */
  private static final int[] TEXTS = {2_000, 800, 400, 160, 80, 40};

  private static final int LIST = 10;

  private Shortening() {}

  /** The object, if it is small enough, else one that is, down to the bare mark. */
  static ObjectNode to(int chars, ObjectNode object) {
    if (TokenBudget.size(object) <= chars) {
      return object;
    }
    for (int text : TEXTS) {
      ObjectNode shorter = shorter(object, text).put(MARK, true);
      if (TokenBudget.size(shorter) <= chars) {
        return shorter;
      }
    }
    return withoutLastMembers(chars, shorter(object, TEXTS[TEXTS.length - 1]));
  }

  private static ObjectNode withoutLastMembers(int chars, ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    for (int last = names.size() - 1; last >= 0; last--) {
      object.remove(names.get(last));
      object.put(MARK, true);
      if (TokenBudget.size(object) <= chars) {
        return object;
      }
    }
    return object;
  }

  private static ObjectNode shorter(ObjectNode object, int longest) {
    ObjectNode shorter = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(member -> shorter.set(member.getKey(), shorter(member.getValue(), longest)));
    return shorter;
  }

  private static JsonNode shorter(JsonNode node, int longest) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(Untrusted.cut(text.textValue(), longest));
    }
    if (node instanceof ObjectNode object) {
      return shorter(object, longest);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode shorter = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < Math.min(array.size(), LIST); i++) {
        shorter.add(shorter(array.get(i), longest));
      }
      return shorter;
    }
    return node;
  }
}
