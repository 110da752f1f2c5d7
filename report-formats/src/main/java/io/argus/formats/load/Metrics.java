package io.argus.formats.load;

import io.argus.contracts.run.LoadMetrics;
import org.jspecify.annotations.Nullable;

/** Makes {@link LoadMetrics} out of numbers of which any may be unknown. */
public final class Metrics {

  private static final double DECIMALS = 10_000;

  private Metrics() {}

  /** NaN, infinite and negative = unknown. */
  public static LoadMetrics of(
      @Nullable Long samples,
      double avgMs,
      double minMs,
      double maxMs,
      double p50Ms,
      double p90Ms,
      double p95Ms,
      double p99Ms,
      double throughputPerSecond,
      double errorRatePercent) {
    return new LoadMetrics(
        samples == null || samples < 0 ? null : samples,
        known(avgMs),
        known(minMs),
        known(maxMs),
        known(p50Ms),
        known(p90Ms),
        known(p95Ms),
        known(p99Ms),
        known(throughputPerSecond),
        known(errorRatePercent));
  }

  /** NaN for a part of nothing. */
  public static double percent(long part, long whole) {
    return whole == 0 ? Double.NaN : 100.0 * part / whole;
  }

  /** To four decimals: one of a hundred thousand samples may have failed. */
  private static @Nullable Double known(double value) {
    return value >= 0 && value < Long.MAX_VALUE / DECIMALS
        ? (Double) (Math.round(value * DECIMALS) / DECIMALS)
        : null;
  }
}
