package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs, newest first. The service's own cursor stays put while new runs arrive, but stands behind
 * what was asked for: where the budget shows less, as much as it shows is asked for again.
 */
final class History {

  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})-([A-Za-z0-9_=-]{1,200})");

  private History() {}

  /** Asks for some runs after a cursor; null = from the newest. */
  @FunctionalInterface
  interface Runs {
    JsonNode after(@Nullable String cursor, int limit);
  }

  static ObjectNode page(TokenBudget budget, @Nullable String cursor, int limit, Runs runs) {
    Matcher place = CURSOR.matcher(cursor == null || cursor.isEmpty() ? "0-0" : cursor);
    if (!place.matches()) {
      throw ProblemException.invalid(
          "cursor", "cursor must be the nextCursor of the answer before, with the same arguments.");
    }
    int before = Integer.parseInt(place.group(1));
    String after = before == 0 ? null : place.group(2);
    int asked = limit;
    while (true) {
      JsonNode answer = runs.after(after, asked);
      List<ObjectNode> items = new ArrayList<>();
      answer.path("items").forEach(run -> items.add(Shapes.run(run)));
      ObjectNode page = budget.page(Shapes.object(), items, told -> rest(answer, before + told));
      int told = page.path("items").size();
      if (told == items.size()) {
        return page;
      }
      asked = told;
    }
  }

  private static TokenBudget.Rest rest(JsonNode answer, int told) {
    long total = Math.max(answer.path("total").asLong(), told);
    String next = answer.path("nextCursor").asText("");
    return new TokenBudget.Rest(total, total - told, next.isEmpty() ? "" : told + "-" + next);
  }
}
