package io.argus.gateway.limit;

import java.time.Duration;

/**
 * A bucket that is full at first, loses one with every request and fills again evenly.
 *
 * @param tokens in it at that time
 * @param atNanos of a clock that never goes back
 */
record TokenBucket(double tokens, long atNanos) {

  static TokenBucket full(int capacity, long nowNanos) {
    return new TokenBucket(capacity, nowNanos);
  }

  /** As it is now, before anything is taken. */
  TokenBucket filled(int capacity, Duration in, long nowNanos) {
    double added = (double) (nowNanos - atNanos) * capacity / in.toNanos();
    return new TokenBucket(Math.min(capacity, tokens + added), nowNanos);
  }

  boolean hasOne() {
    return tokens >= 1;
  }

  TokenBucket withoutOne() {
    return new TokenBucket(tokens - 1, atNanos);
  }

  /** Until there is one to take. */
  Duration untilOne(int capacity, Duration in) {
    return Duration.ofNanos((long) Math.ceil(Math.max(0, 1 - tokens) * in.toNanos() / capacity));
  }
}
