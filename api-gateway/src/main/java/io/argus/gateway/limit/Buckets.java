package io.argus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One bucket per key, forgotten when it is full again. */
final class Buckets {

  /** More keys than this at a time are an attack; the least used are forgotten then. */
  private static final int CAPACITY = 50_000;

  private final int most;
  private final Duration in;
  private final LongSupplier nanos;
  private final Cache<String, TokenBucket> buckets;

  Buckets(int most, Duration in, LongSupplier nanos) {
    this.most = most;
    this.in = in;
    this.nanos = nanos;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(CAPACITY)
            .expireAfterAccess(in)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Takes one; null when it was there, else how long to wait for one. */
  @Nullable Duration take(String key) {
    if (most <= 0) {
      return null;
    }
    AtomicReference<@Nullable Duration> wait = new AtomicReference<>();
    buckets
        .asMap()
        .compute(
            key,
            (unused, known) -> {
              long now = nanos.getAsLong();
              TokenBucket bucket =
                  known == null ? TokenBucket.full(most, now) : known.filled(most, in, now);
              if (bucket.hasOne()) {
                return bucket.withoutOne();
              }
              wait.set(bucket.untilOne(most, in));
              return bucket;
            });
    return wait.get();
  }
}
