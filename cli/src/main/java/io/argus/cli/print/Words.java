package io.argus.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Values of the API as people read them. */
public final class Words {

  private Words() {}

  /** A member as text; empty when there is none. */
  public static String text(JsonNode node, String member) {
    return node.hasNonNull(member) ? node.path(member).asText() : "";
  }

  /** How a case is called: class and name, or what there is. */
  public static String caseName(JsonNode identity) {
    String className = text(identity, "className");
    String suite = className.isEmpty() ? text(identity, "suiteName") : "";
    String variant = text(identity, "variant");
    return (className.isEmpty() ? suite.isEmpty() ? "" : suite + " > " : className + ".")
        + text(identity, "name")
        + (variant.isEmpty() ? "" : " [" + variant + "]");
  }

  public static String duration(JsonNode millis) {
    if (!millis.isNumber()) {
      return "";
    }
    long ms = millis.asLong();
    if (ms < 1_000) {
      return ms + " ms";
    }
    return ms < 60_000
        ? String.format(Locale.ROOT, "%.1f s", ms / 1000.0)
        : String.format(Locale.ROOT, "%.1f min", ms / 60_000.0);
  }

  /** {@code 3 passed, 1 failed}: what is not zero. */
  public static String counts(JsonNode counts) {
    StringBuilder text = new StringBuilder();
    for (String word : new String[] {"passed", "failed", "errored", "skipped", "flaky"}) {
      int count = counts.path(word).asInt();
      if (count > 0) {
        text.append(text.length() == 0 ? "" : ", ").append(count).append(' ').append(word);
      }
    }
    return text.length() == 0 ? "none" : text.toString();
  }
}
