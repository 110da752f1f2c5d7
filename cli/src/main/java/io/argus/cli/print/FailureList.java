package io.argus.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Red cases and what Argus thinks of each. */
public final class FailureList {

  private static final int MOST = 50;
  private static final int LONGEST_MESSAGE = 200;

  private final PrintStream out;
  private final Style style;

  public FailureList(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  /**
   * @param failures with {@code case}, or as cases of a run; {@code error} and {@code flaky}
   */
  public void print(Iterable<JsonNode> failures) {
    int count = 0;
    for (JsonNode failure : failures) {
      if (++count <= MOST) {
        print(failure);
      }
    }
    if (count > MOST) {
      out.println("  and " + (count - MOST) + " more");
    }
  }

  private void print(JsonNode failure) {
    JsonNode identity = failure.has("case") ? failure.path("case") : failure;
    JsonNode flaky = failure.path("flaky");
    String verdict = flaky.path("verdict").asText("");
    out.println(
        "  "
            + style.red("✗")
            + " "
            + style.bold(Plain.line(Words.caseName(identity), LONGEST_MESSAGE))
            + (verdict.isEmpty() ? "" : "  " + coloured(verdict)));
    line(failure.path("error").path("message").asText(""));
    line(flaky.path("suggestion").asText(""));
  }

  private void line(String text) {
    if (!text.isBlank()) {
      out.println("      " + style.dim(Plain.line(text, LONGEST_MESSAGE)));
    }
  }

  private String coloured(String verdict) {
    String words = Plain.line(verdict.replace('_', ' '));
    return switch (verdict) {
      case "known_flake", "infrastructure" -> style.yellow(words);
      case "new_failure", "broken" -> style.red(words);
      default -> words;
    };
  }
}
