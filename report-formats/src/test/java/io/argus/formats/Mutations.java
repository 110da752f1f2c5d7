package io.argus.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages to reports: to their bytes, their lines, and the structure of JSON and XML. */
final class Mutations {

  private static final byte[] SPLICES =
      "<>&'\"/![]{}:,\\\0\n\t %;=-#|0e9\u0080".getBytes(StandardCharsets.ISO_8859_1);

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0",
          "1e400",
          "-1e308",
          "1e-400",
          "NaN",
          "Infinity",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1" + "0".repeat(999),
          "0.1e1",
          "1,5");

  private static final List<String> TEXTS =
      List.of(
          "\0",
          "\uD800",
          "\\ud800",
          "\\u0000",
          "&#xD800;",
          "\u001b[31m",
          "\u001b]8;;",
          "null",
          "",
          " ",
          "\uFEFF",
          "\uFFFF",
          "..\\..\\x",
          "::",
          "a".repeat(3000),
          "é€😀".repeat(9000),
          "/".repeat(5000),
          "\n".repeat(2000),
          "' \" > ]]> -->",
          "1..99",
          "]",
          "}",
          "panicked at '");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern ATTRIBUTE = Pattern.compile(" [\\w:-]+=(?:\"[^\"<]*\"|'[^'<]*')");
  private static final Pattern TAG = Pattern.compile("<[/\\w][^<>]{0,300}>");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]{3,}");
  private static final int MOST_BYTES = 600_000;
  private static final int MOST_MATCHES = 2_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** One to four damages; {@code other} gives a slice. */
  byte[] damage(byte[] original, byte[] other) {
    byte[] bytes = original;
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] damaged = once(bytes, other);
      bytes = damaged.length == 0 || damaged.length > MOST_BYTES ? bytes : damaged;
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    int at = random.nextInt(bytes.length);
    int length = random.nextInt(Math.min(random.nextBoolean() ? 60 : 5000, bytes.length - at) + 1);
    int to = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(16)) {
      case 0 -> set(bytes, at, (byte) random.nextInt(256));
      case 1 -> set(bytes, at, SPLICES[random.nextInt(SPLICES.length)]);
      case 2 -> join(bytes, 0, at, SPLICES, random.nextInt(SPLICES.length), 1, bytes, at);
      case 3 -> Arrays.copyOf(bytes, Math.max(1, at));
      case 4 -> join(bytes, 0, at, bytes, 0, 0, bytes, at + length);
      case 5 -> join(bytes, 0, to, bytes, at, length, bytes, to);
      case 6 -> {
        int from = random.nextInt(other.length);
        yield join(
            bytes, 0, at, other, from, random.nextInt(other.length - from + 1), bytes, at + length);
      }
      case 7 -> replaced(bytes, NUMBER, NUMBERS);
      case 8 -> replaced(bytes, WORD, TEXTS);
      case 9 -> inserted(bytes, at, TEXTS.get(random.nextInt(TEXTS.size())));
      case 10 -> inserted(bytes, at, nested());
      case 11, 12 -> lines(bytes);
      default -> structure(bytes);
    };
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] inserted(byte[] bytes, int at, String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    return join(bytes, 0, at, more, 0, more.length, bytes, at);
  }

  /** A part of the first, a part of the second, and the rest of the last. */
  private static byte[] join(
      byte[] first,
      int from,
      int length,
      byte[] second,
      int secondFrom,
      int secondLength,
      byte[] last,
      int lastFrom) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(first, from, length);
    joined.write(second, secondFrom, secondLength);
    joined.write(last, lastFrom, last.length - lastFrom);
    return joined.toByteArray();
  }

  private String nested() {
    int depth = 1 + random.nextInt(400);
    return switch (random.nextInt(4)) {
      case 0 -> "[".repeat(depth) + "]".repeat(depth);
      case 1 -> "{\"suites\":[".repeat(depth) + "]}".repeat(depth);
      case 2 -> "<testsuite name='x'>".repeat(depth) + "</testsuite>".repeat(depth);
      default -> "    ".repeat(depth) + "ok 1 - x\n";
    };
  }

  private byte[] replaced(byte[] bytes, Pattern pattern, List<String> with) {
    String text = text(bytes);
    List<MatchResult> found = matches(pattern, text);
    if (found.isEmpty()) {
      return bytes;
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    String other = with.get(random.nextInt(with.size()));
    return bytes(text.substring(0, one.start()) + other + text.substring(one.end()));
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().limit(MOST_MATCHES).toList();
  }

  private byte[] lines(byte[] bytes) {
    List<String> lines = new ArrayList<>(List.of(text(bytes).split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 3 -> Collections.shuffle(lines, random);
      default -> lines.set(at, lines.get(at).repeat(2 + random.nextInt(3)));
    }
    return bytes(String.join(random.nextInt(8) == 0 ? "\r\n" : "\n", lines));
  }

  private byte[] structure(byte[] bytes) {
    String text = text(bytes);
    String start = text.stripLeading();
    if (start.startsWith("<")) {
      return bytes(xml(text));
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      String whole = json(text);
      return bytes(whole.equals(text) ? jsonLine(text) : whole);
    }
    return lines(bytes);
  }

  private String jsonLine(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    lines.set(at, json(lines.get(at)));
    return String.join("\n", lines);
  }

  /** The same text where it is no JSON. */
  private String json(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      List<JsonNode> parents = new ArrayList<>();
      parents(root, parents);
      if (parents.isEmpty()) {
        return text;
      }
      JsonNode parent = parents.get(random.nextInt(parents.size()));
      if (parent instanceof ObjectNode object) {
        member(object, parents);
      } else {
        element((ArrayNode) parent, parents);
      }
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static void parents(JsonNode node, List<JsonNode> found) {
    if (!node.isEmpty()) {
      found.add(node);
      node.forEach(child -> parents(child, found));
    }
  }

  private void member(ObjectNode object, List<JsonNode> parents) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set("x" + name, object.remove(name));
      case 2 -> object.set(name, value(parents));
      default -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
    }
  }

  private void element(ArrayNode array, List<JsonNode> parents) {
    int at = random.nextInt(array.size());
    switch (random.nextInt(3)) {
      case 0 -> array.remove(at);
      case 1 -> array.insert(random.nextInt(array.size()), array.get(at).deepCopy());
      default -> array.set(at, value(parents));
    }
  }

  private JsonNode value(List<JsonNode> parents) {
    return switch (random.nextInt(8)) {
      case 0 -> MAPPER.nullNode();
      case 1 -> MAPPER.createArrayNode();
      case 2 -> MAPPER.createObjectNode();
      case 3 -> MAPPER.getNodeFactory().booleanNode(random.nextBoolean());
      case 4 -> MAPPER.getNodeFactory().numberNode(random.nextLong());
      case 5 -> MAPPER.getNodeFactory().numberNode(-random.nextDouble() * 1e300);
      case 6 -> MAPPER.getNodeFactory().textNode(TEXTS.get(random.nextInt(TEXTS.size())));
      default -> parents.get(random.nextInt(parents.size())).deepCopy();
    };
  }

  private String xml(String text) {
    List<MatchResult> found = matches(random.nextBoolean() ? ATTRIBUTE : TAG, text);
    if (found.isEmpty()) {
      return text;
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    String said = one.group();
    MatchResult other = found.get(random.nextInt(found.size()));
    String with =
        switch (random.nextInt(5)) {
          case 0 -> "";
          case 1 -> said + said;
          case 2 -> other.group();
          case 3 -> said.startsWith(" ") ? " x" + said.substring(1) : "<x/>" + said;
          default -> element(text, one);
        };
    return text.substring(0, one.start()) + with + text.substring(one.end());
  }

  /** What follows the tag for some way, twice. */
  private String element(String text, MatchResult tag) {
    int end = Math.min(text.length(), tag.end() + random.nextInt(2000));
    return tag.group() + text.substring(tag.end(), end);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
