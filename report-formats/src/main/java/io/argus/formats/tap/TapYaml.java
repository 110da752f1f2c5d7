package io.argus.formats.tap;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics under a test point, as far as test tools write YAML: scalars, quoted ones, blocks
 * of text, and maps one level deep ({@code at.file}). Everything else is text.
 */
final class TapYaml {

  /** More members are only text. */
  private static final int MOST_MEMBERS = 100;

  /** Differs from run to run, and is no part of what went wrong. */
  private static final String DURATION = "duration_ms:";

  private final int indent;
  private final int most;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, StringBuilder> values = new HashMap<>();
  private @Nullable String key;
  private @Nullable StringBuilder block;
  private long read;
  private int memberIndent = -1;
  private int blockIndent;
  private boolean folded;

  /**
   * @param indent of the line {@code ---}
   * @param most chars that are kept
   */
  TapYaml(int indent, int most) {
    this.indent = indent;
    this.most = most;
  }

  int indent() {
    return indent;
  }

  /** A line between {@code ---} and {@code ...}, with its indentation. */
  void add(String line) {
    String stripped = line.strip();
    int depth = line.length() - line.stripLeading().length();
    read += line.length();
    if (read > most) {
      return;
    }
    if (!stripped.startsWith(DURATION)) {
      text.append(line.substring(Math.min(indent, depth))).append('\n');
    }
    memberIndent = memberIndent < 0 && !stripped.isEmpty() ? depth : memberIndent;
    if (block != null && (stripped.isEmpty() || depth > memberIndent)) {
      addToBlock(block, line, depth, stripped);
    } else if (depth == memberIndent) {
      block = null;
      key = member("", stripped);
    } else if (key != null && !stripped.isEmpty()) {
      member(key + ".", stripped);
    }
  }

  private void addToBlock(StringBuilder into, String line, int depth, String stripped) {
    if (blockIndent < 0 && !stripped.isEmpty()) {
      blockIndent = depth;
    }
    String part = stripped.isEmpty() ? "" : line.substring(Math.min(depth, blockIndent));
    boolean join = folded && !stripped.isEmpty() && !into.isEmpty();
    if (join && into.charAt(into.length() - 1) == '\n') {
      into.setCharAt(into.length() - 1, ' ');
    }
    into.append(part).append('\n');
  }

  /** The member's name when its value may be a map. */
  private @Nullable String member(String prefix, String line) {
    int colon = line.indexOf(':');
    boolean pair = colon > 0 && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ');
    if (!pair || values.size() >= MOST_MEMBERS) {
      return null;
    }
    String name = prefix + line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    StringBuilder held = new StringBuilder();
    values.putIfAbsent(name, held);
    if (value.matches("[|>][0-9+-]{0,2}")) {
      block = held;
      blockIndent = -1;
      folded = value.charAt(0) == '>';
    } else {
      held.append(scalar(value));
    }
    return value.isEmpty() && prefix.isEmpty() ? name : null;
  }

  private static String scalar(String value) {
    int last = value.length() - 1;
    if (last > 0 && value.charAt(0) == '\'' && value.charAt(last) == '\'') {
      return value.substring(1, last).replace("''", "'");
    }
    if (last > 0 && value.charAt(0) == '"' && value.charAt(last) == '"') {
      return value
          .substring(1, last)
          .replace("\\n", "\n")
          .replace("\\t", "\t")
          .replace("\\\"", "\"")
          .replace("\\\\", "\\");
    }
    return value.equals("~") || value.equals("null") ? "" : value;
  }

  /** The first of these members that says anything; null = none does. */
  @Nullable String value(String... names) {
    for (String name : names) {
      StringBuilder value = values.get(name);
      if (value != null && !value.toString().isBlank()) {
        return value.toString().stripTrailing();
      }
    }
    return null;
  }

  /** All of it. */
  String text() {
    return text.toString();
  }
}
