package io.argus.gateway.account;

import io.argus.http.Page;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import java.util.List;
import java.util.function.Function;

/** Cuts pages out of ordered queries. */
public final class Pages {

  private Pages() {}

  public static <E, V> Page<V> of(
      PanacheQuery<E> query, int limit, int offset, Function<E, V> view) {
    long total = query.count();
    List<V> items =
        offset >= total
            ? List.of()
            : query.range(offset, offset + limit - 1).stream().map(view).toList();
    return new Page<>(items, total, limit, offset, null);
  }
}
