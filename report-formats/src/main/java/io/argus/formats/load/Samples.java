package io.argus.formats.load;

import io.argus.contracts.run.LoadMetrics;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one name. Percentiles are those of the nearest rank; with three digits they are
 * off by at most 0.1 %, and exact up to 2,047 of the unit that the tool measures in.
 */
public final class Samples {

  private static final double LONGEST_MS = Integer.MAX_VALUE;

  private final Reasons reasons = new Reasons();
  private final IntCountsHistogram histogram;
  private final int unitsPerMs;
  private long count;
  private long failed;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private final Span span = new Span();

  /**
   * @param unitsPerMs 1 for tools that measure milliseconds, 1,000 for microseconds
   * @param digits of a percentile that are right: 2 or 3
   */
  public Samples(int unitsPerMs, int digits) {
    this.unitsPerMs = unitsPerMs;
    this.histogram = new IntCountsHistogram(digits);
  }

  /** Times in ms; a duration that makes no sense is counted as a sample without one. */
  public void add(double startEpochMs, double elapsedMs) {
    count++;
    span.add(startEpochMs, startEpochMs);
    if (elapsedMs >= 0 && elapsedMs <= LONGEST_MS) {
      histogram.recordValue(Math.round(elapsedMs * unitsPerMs));
      sum += elapsedMs;
      min = Math.min(min, elapsedMs);
      max = Math.max(max, elapsedMs);
      span.add(startEpochMs, startEpochMs + elapsedMs);
    }
  }

  /** One of the samples failed. */
  public void fail(@Nullable String reason) {
    failed++;
    reasons.add(reason);
  }

  public long count() {
    return count;
  }

  public long failed() {
    return failed;
  }

  /** Why, the most frequent first. */
  public Reasons reasons() {
    return reasons;
  }

  /** From the start of the first to the end of the last. */
  public Span span() {
    return span;
  }

  /** Mean of those with a duration; NaN = there is none. */
  public double averageMs() {
    return sum / histogram.getTotalCount();
  }

  public double minMs() {
    return min;
  }

  public double maxMs() {
    return max;
  }

  /** NaN = no sample has a duration. */
  public double percentileMs(double percentile) {
    if (histogram.getTotalCount() == 0) {
      return Double.NaN;
    }
    long value = histogram.medianEquivalentValue(histogram.getValueAtPercentile(percentile));
    return Math.max(min, Math.min(max, (double) value / unitsPerMs));
  }

  /**
   * @param over what the throughput is taken over
   */
  public LoadMetrics metrics(Span over) {
    return Metrics.of(
        count,
        averageMs(),
        min,
        max,
        percentileMs(50),
        percentileMs(90),
        percentileMs(95),
        percentileMs(99),
        count / over.seconds(),
        Metrics.percent(failed, count));
  }
}
