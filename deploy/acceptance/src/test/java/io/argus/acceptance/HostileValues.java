package io.argus.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Makes values for schemas: most are as they should be, some at a bound, some meant to break it.
 */
final class HostileValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "half \udc00",
          "😀",
          "\u202eevil\u202c",
          "../../etc/passwd",
          "..%2f..%2f",
          "%",
          "%00",
          "%s%n%x",
          "' OR 1=1 --",
          "\"; DROP TABLE test_run; --",
          "<script>alert(1)</script>",
          "{x} ${7*7} #{7*7}",
          "a\r\nX-Evil: 1",
          "null",
          "NaN",
          "-0",
          "1e400",
          "2026-02-30",
          "+999999999-01-01T00:00:00Z",
          "x".repeat(300),
          "é".repeat(5_000));

  private static final List<String> NUMBERS =
      List.of("0", "-1", "1", "2147483647", "2147483648", "-9223372036854775809", "1e308", "0.1");

  private final Random random;
  private final Map<String, List<String>> known;
  private final UnaryOperator<JsonNode> resolve;

  /**
   * @param known values by name that stand for something in the stack
   */
  HostileValues(Random random, Map<String, List<String>> known, UnaryOperator<JsonNode> resolve) {
    this.random = random;
    this.known = known;
    this.resolve = resolve;
  }

  /** True once in so many times. */
  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String text() {
    return any(TEXTS);
  }

  /** A value of a member or parameter. */
  JsonNode of(String name, JsonNode schema) {
    if (once(8)) {
      return hostile();
    }
    List<String> real = known.get(name);
    return real != null && !once(4) ? JSON.textNode(any(real)) : of(resolve.apply(schema));
  }

  private JsonNode hostile() {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.objectNode();
      case 2 -> JSON.arrayNode().add(JSON.nullNode());
      case 3 -> JSON.booleanNode(true);
      case 4 -> JSON.numberNode(new BigDecimal(any(NUMBERS)));
      default -> JSON.textNode(text());
    };
  }

  private JsonNode of(JsonNode schema) {
    for (String choice : List.of("anyOf", "oneOf", "allOf")) {
      if (schema.has(choice)) {
        JsonNode options = schema.get(choice);
        return of(resolve.apply(options.get(random.nextInt(options.size()))));
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    JsonNode types = schema.path("type");
    return switch (types.isArray() ? types.get(0).asText() : types.asText()) {
      case "integer", "number" -> number(schema);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "array" -> array(schema);
      case "object" -> object(schema);
      case "string" -> JSON.textNode(string(schema));
      default -> hostile();
    };
  }

  private JsonNode number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(100);
    return switch (random.nextInt(8)) {
      case 0 -> JSON.numberNode(least - 1);
      case 1 -> JSON.numberNode(least);
      case 2 -> JSON.numberNode(most);
      case 3 -> JSON.numberNode(most + 1);
      case 4 -> JSON.numberNode(new BigDecimal(any(NUMBERS)));
      default -> JSON.numberNode(least + random.nextInt((int) Math.min(most - least, 1_000) + 1));
    };
  }

  private JsonNode array(JsonNode schema) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(of("", schema.path("items")));
    }
    return array;
  }

  private JsonNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    List<String> required = schema.path("required").valueStream().map(JsonNode::asText).toList();
    schema
        .path("properties")
        .forEachEntry(
            (name, member) -> {
              if (required.contains(name) ? !once(20) : once(3)) {
                object.set(name, of(name, member));
              }
            });
    if (once(15)) {
      object.put("nobodyKnowsThis", text());
    }
    return object;
  }

  private String string(JsonNode schema) {
    int longest = schema.path("maxLength").asInt(0);
    if (longest > 0 && once(4)) {
      return "m".repeat(longest + random.nextInt(2));
    }
    return switch (schema.path("format").asText()) {
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date-time" -> Instant.ofEpochSecond(random.nextInt()).toString();
      case "date" ->
          "20%02d-%02d-%02d"
              .formatted(random.nextInt(30), 1 + random.nextInt(12), 1 + random.nextInt(31));
      default -> once(3) ? text() : "w" + random.nextInt(50);
    };
  }
}
