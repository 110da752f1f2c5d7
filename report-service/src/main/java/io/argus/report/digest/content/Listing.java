package io.argus.report.digest.content;

import java.util.List;
import java.util.function.Function;

/**
 * The first of many.
 *
 * @param total how many there are
 */
public record Listing<T>(List<T> items, long total) {

  public Listing {
    items = List.copyOf(items);
  }

  static <T> Listing<T> none() {
    return new Listing<>(List.of(), 0);
  }

  <R> Listing<R> map(Function<T, R> each) {
    return new Listing<>(items.stream().map(each).toList(), total);
  }

  boolean isEmpty() {
    return total == 0;
  }
}
