package io.argus.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argus.http.ProblemException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a ranked list that is made anew for every page: just after an item. It finds that item
 * again when others have come before it meanwhile, and counts where the item itself has gone.
 *
 * @param told how many items are before this place
 * @param last what the last of them is, or 0 at the beginning
 */
record Place(int told, int last) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9a-f]{1,8})");

  /** An item, and what makes it itself whatever is told of it. */
  record Ranked(String key, ObjectNode item) {}

  /**
   * @throws ProblemException 400 naming {@code cursor} for anything that {@link #text} did not make
   */
  static Place parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new Place(0, 0);
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw ProblemException.invalid(
          "cursor", "cursor must be the nextCursor of the answer before, with the same arguments.");
    }
    return new Place(
        Integer.parseInt(matcher.group(1)), Integer.parseUnsignedInt(matcher.group(2), 16));
  }

  String text() {
    return told + "-" + Integer.toHexString(last);
  }

  /** Where the list goes on. */
  int in(List<Ranked> list) {
    int usual = Math.min(told, list.size());
    if (told == 0 || (usual == told && list.get(told - 1).key().hashCode() == last)) {
      return usual;
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).key().hashCode() == last) {
        return i + 1;
      }
    }
    return usual;
  }

  /**
   * The page that begins here.
   *
   * @param beyond how many more there are that the list does not hold
   */
  ObjectNode page(TokenBudget budget, ObjectNode head, List<Ranked> list, long beyond) {
    return page(budget, head, list, beyond, Integer.MAX_VALUE);
  }

  /** The same, of at most so many items. */
  ObjectNode page(TokenBudget budget, ObjectNode head, List<Ranked> list, long beyond, int most) {
    int from = in(list);
    List<Ranked> left = list.subList(from, list.size());
    return budget.page(
        head,
        left.stream().limit(most).map(Ranked::item).toList(),
        told ->
            new TokenBudget.Rest(
                list.size() + beyond,
                left.size() - told + beyond,
                told == left.size() ? "" : after(from + told, left.get(told - 1)).text()));
  }

  private static Place after(int count, Ranked last) {
    return new Place(count, last.key().hashCode());
  }
}
