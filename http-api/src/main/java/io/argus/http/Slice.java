package io.argus.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of an ordered list that one page shows.
 *
 * @param <C> a place in that order
 * @param after where the page before ended; null = skip {@code offset} items instead
 */
public record Slice<C>(int limit, int offset, @Nullable C after) {

  /**
   * Reads the parameters of these names; what is empty counts as not given.
   *
   * @param reader makes a place of its text
   * @throws ProblemException 400 that names the parameter which cannot be read
   */
  public static <C> Slice<C> parse(
      @Nullable String limit,
      @Nullable String offset,
      @Nullable String cursor,
      Function<String, C> reader) {
    int size = Page.limit(Page.number("limit", limit));
    int skip = Page.offset(Page.number("offset", offset));
    if (cursor == null || cursor.isEmpty()) {
      return new Slice<>(size, skip, null);
    }
    if (skip > 0) {
      throw ProblemException.invalid("cursor", "Give either cursor or offset.");
    }
    return new Slice<>(size, 0, reader.apply(cursor));
  }

  /** How many items to read: one more than the page holds, to see whether there is another page. */
  public int readAhead() {
    return limit + 1;
  }

  /** The index of the last of them; offsets that no list has may come near the largest int. */
  public int lastIndex() {
    return (int) Math.min(Integer.MAX_VALUE - 1L, (long) offset + limit);
  }

  /**
   * @param found at most {@link #readAhead} items from this part's beginning
   * @param total items in the whole list
   * @param cursor the text of the place just after an item
   */
  public <T> Page<T> page(List<T> found, long total, Function<T, String> cursor) {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > items.size() ? cursor.apply(items.get(items.size() - 1)) : null;
    return new Page<>(items, total, limit, offset, next);
  }
}
