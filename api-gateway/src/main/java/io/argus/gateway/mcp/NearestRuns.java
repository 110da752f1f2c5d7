package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of a run that is not there which ones are: those that begin like it, then the newest. */
final class NearestRuns {

  static final int TOLD = 5;

  /** So few characters that ids have in common are an accident. */
  private static final Pattern BEGINNING =
      Pattern.compile("(?i)\\s*([0-9a-f]{4,8}).*", Pattern.DOTALL);

  private NearestRuns() {}

  /** True for what can be the id of a run at all. */
  static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What an id that is mistyped or cut off may still have in common with the one that is meant. */
  static Optional<String> beginning(String wanted) {
    Matcher matcher = BEGINNING.matcher(wanted);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * @param known runs that the caller may see; the same one may be there twice
   */
  static String message(String wanted, List<JsonNode> known) {
    String missing = "There is no run " + Untrusted.cut(Untrusted.name(wanted), 60);
    if (known.isEmpty()) {
      return missing + ", and none that this token may see at all.";
    }
    Map<String, JsonNode> distinct = new LinkedHashMap<>();
    known.forEach(run -> distinct.putIfAbsent(run.path("id").asText(), run));
    List<JsonNode> runs = new ArrayList<>(distinct.values());
    runs.sort(Comparator.comparingInt(run -> -alike(wanted, run.path("id").asText())));
    StringBuilder text = new StringBuilder(missing);
    text.append(" that this token may see. Nearest runs:");
    runs.stream().limit(TOLD).forEach(run -> text.append("\n- ").append(line(run)));
    return text.append("\nargus_history lists more.").toString();
  }

  private static String line(JsonNode run) {
    return "%s %s/%s %s %s %s"
        .formatted(
            run.path("id").asText(),
            Untrusted.cut(Untrusted.name(run.path("project").asText()), 40),
            Untrusted.cut(Untrusted.name(run.path("suiteId").asText()), 40),
            run.path("status").asText(),
            run.path("startedAt").asText(),
            Untrusted.cut(Untrusted.name(run.path("branch").asText("")), 40))
        .strip();
  }

  /** How many characters two ids begin with in common. */
  private static int alike(String wanted, String id) {
    String lowerCase = wanted.strip().toLowerCase(Locale.ROOT);
    int length = Math.min(lowerCase.length(), id.length());
    for (int i = 0; i < length; i++) {
      if (lowerCase.charAt(i) != id.charAt(i)) {
        return i;
      }
    }
    return length;
  }
}
