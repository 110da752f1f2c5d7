package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to do about a failure, and why: from the verdict on it, and from how often it failed in a
 * row. Where the service knows the action itself, that counts.
 *
 * @param action {@link #IGNORE}, {@link #RERUN} or {@link #INVESTIGATE}
 * @param isNew true when the case has not failed before, as far as its window tells
 * @param inARow its newest results that are red without a green one between them
 */
record FailureAdvice(String verdict, String action, String why, boolean isNew, int inARow) {

  static final String IGNORE = "ignore";
  static final String RERUN = "rerun";
  static final String INVESTIGATE = "investigate";

  /** What needs somebody comes first. */
  static final List<String> BY_URGENCY = List.of(INVESTIGATE, RERUN, IGNORE);

  static final Comparator<ObjectNode> MOST_URGENT_FIRST =
      Comparator.comparingInt(item -> BY_URGENCY.indexOf(item.path("advice").asText()));

  private static final Set<String> RED = Set.of("fail", "error");

  /**
   * @param flaky what the service says of the failed case; missing where it has no history
   */
  static FailureAdvice of(JsonNode flaky) {
    String verdict = flaky.path("verdict").asText("insufficient_data");
    Window window = Window.of(flaky.path("recent"));
    boolean isNew =
        verdict.equals("new_failure")
            || (verdict.equals("insufficient_data") && window.red() <= window.inARow());
    String said = flaky.path("action").asText("");
    if (BY_URGENCY.contains(said)) {
      String why = Untrusted.name(flaky.path("suggestion").asText(""));
      return new FailureAdvice(verdict, said, why, isNew, window.inARow());
    }
    String score =
        String.format(
            Locale.ROOT,
            " (score %s, %s)",
            flaky.path("score").asText("0"),
            flaky.path("level").asText("STABLE"));
    return switch (verdict) {
      case "known_flake" -> knownFlake(window, score);
      case "infrastructure" ->
          new FailureAdvice(
              verdict,
              RERUN,
              "The surroundings failed, not the test: run it again when they are back.",
              isNew,
              window.inARow());
      case "new_failure", "broken" ->
          new FailureAdvice(
              verdict,
              INVESTIGATE,
              window.told() + score + ": " + whatToLookAt(verdict),
              isNew,
              window.inARow());
      default ->
          new FailureAdvice(
              verdict,
              RERUN,
              "Only %d results are known, too few to tell: run it again to see whether it repeats."
                  .formatted(window.results()),
              isNew,
              window.inARow());
    };
  }

  private static FailureAdvice knownFlake(Window window, String score) {
    String flake = window.told() + " with passes in between" + score + ": a known flake";
    return window.inARow() <= 1
        ? new FailureAdvice("known_flake", IGNORE, flake + ".", false, window.inARow())
        : new FailureAdvice(
            "known_flake",
            RERUN,
            flake
                + ", yet it failed %d times in a row: investigate if it fails again."
                    .formatted(window.inARow()),
            false,
            window.inARow());
  }

  private static String whatToLookAt(String verdict) {
    return verdict.equals("broken")
        ? "running it again will not help, fix it."
        : "it passed until then, look at what changed.";
  }

  /** The newest results of a case, skipped ones apart. */
  private record Window(int results, int red, int inARow) {

    static Window of(JsonNode newestFirst) {
      int red = 0;
      int inARow = 0;
      int seen = 0;
      for (JsonNode result : newestFirst) {
        seen++;
        red += RED.contains(result.asText()) ? 1 : 0;
        inARow = red == seen ? red : inARow;
      }
      return new Window(seen, red, inARow);
    }

    String told() {
      return "%d of its last %d results failed".formatted(red, results);
    }
  }
}
