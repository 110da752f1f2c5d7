package io.argus.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param total items in the whole list
 * @param nextCursor pass as {@code cursor} for the page after this; null where the order has none
 */
public record Page<T>(
    List<T> items,
    long total,
    int limit,
    int offset,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {

  public static final int DEFAULT_LIMIT = 20;
  public static final int MAX_LIMIT = 500;

  /** The same page of other items. */
  public <V> Page<V> map(Function<T, V> view) {
    return new Page<>(items.stream().map(view).toList(), total, limit, offset, nextCursor);
  }

  /**
   * @throws ProblemException 400 naming {@code limit} unless it is 1–500
   */
  public static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return DEFAULT_LIMIT;
    }
    if (asked < 1 || asked > MAX_LIMIT) {
      throw ProblemException.invalid("limit", "limit must be between 1 and " + MAX_LIMIT + ".");
    }
    return asked;
  }

  /**
   * @throws ProblemException 400 naming {@code offset} when negative
   */
  public static int offset(@Nullable Integer asked) {
    if (asked == null) {
      return 0;
    }
    if (asked < 0) {
      throw ProblemException.invalid("offset", "offset must not be negative.");
    }
    return asked;
  }

  /**
   * A {@code limit} or {@code offset} as it came, to be checked by the methods of these names.
   *
   * @throws ProblemException 400 naming it unless it is a whole number; nothing is not given
   */
  public static @Nullable Integer number(String name, @Nullable String asked) {
    if (asked == null || asked.isEmpty()) {
      return null;
    }
    try {
      return Integer.valueOf(asked);
    } catch (NumberFormatException e) {
      throw ProblemException.invalid(name, name + " must be a whole number.");
    }
  }

  /**
   * A parameter that is on or off.
   *
   * @throws ProblemException 400 naming it unless it is true or false; nothing is false
   */
  public static boolean flag(String name, @Nullable String asked) {
    if (asked == null || asked.isEmpty() || asked.equals("false")) {
      return false;
    }
    if (!asked.equals("true")) {
      throw ProblemException.invalid(name, name + " must be true or false.");
    }
    return true;
  }
}
