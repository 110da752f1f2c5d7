package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Says of a run that is not there which ones are: those that begin like it, then the newest. */
final class NearestRuns {

  private static final int TOLD = 5;

  private NearestRuns() {}

  /** True for what can be the id of a run at all. */
  static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @param newestFirst runs that the caller may see
   */
  static String message(String wanted, JsonNode newestFirst) {
    String missing = "There is no run " + Untrusted.cut(Untrusted.name(wanted), 60);
    if (newestFirst.isEmpty()) {
      return missing + ", and none that this token may see at all.";
    }
    List<JsonNode> runs = new ArrayList<>();
    newestFirst.forEach(runs::add);
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
