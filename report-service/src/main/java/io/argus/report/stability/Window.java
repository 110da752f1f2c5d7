package io.argus.report.stability;

import io.argus.contracts.run.CaseStatus;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The newest results of a case as bits, newest in bit 0; skipped results are never in it.
 *
 * @param failed bit set: that result was a fail
 * @param errored bit set: that result was an error
 * @param length how many of the 64 bits are results; bits beyond are cleared
 */
public record Window(long failed, long errored, int length) {

  /** No window holds more results. */
  public static final int CAPACITY = Long.SIZE;

  public Window {
    if (length < 0 || length > CAPACITY) {
      throw new IllegalArgumentException("a window holds 0 to 64 results, not " + length);
    }
    failed &= mask(length);
    errored &= mask(length);
  }

  /** The window of results given newest first; those beyond the capacity are left out. */
  public static Window of(List<CaseStatus> newestFirst) {
    long failed = 0;
    long errored = 0;
    int length = Math.min(newestFirst.size(), CAPACITY);
    for (int i = 0; i < length; i++) {
      failed |= newestFirst.get(i) == CaseStatus.FAIL ? 1L << i : 0;
      errored |= newestFirst.get(i) == CaseStatus.ERROR ? 1L << i : 0;
    }
    return new Window(failed, errored, length);
  }

  /** Its {@code count} newest results, or all of them where it has fewer. */
  Window newest(int count) {
    return new Window(failed, errored, Math.min(count, length));
  }

  /** What it was before its {@code count} newest results, as far back as it reaches. */
  public Window without(int count) {
    if (count >= length) {
      return new Window(0, 0, 0);
    }
    return new Window(failed >>> count, errored >>> count, length - count);
  }

  /** Newest first. */
  List<CaseStatus> results() {
    return IntStream.range(0, length).mapToObj(this::at).toList();
  }

  int redCount() {
    return Long.bitCount(red());
  }

  /** How many failures in a row end with the newest result. */
  int redStreak() {
    return Math.min(length, Long.numberOfTrailingZeros(~red()));
  }

  /** True when a failure older than the newest result has a pass after it. */
  boolean recoveredBefore() {
    int oldestRed = CAPACITY - 1 - Long.numberOfLeadingZeros(red());
    int newestPass = Long.numberOfTrailingZeros(~red() & mask(length));
    return newestPass < oldestRed;
  }

  private CaseStatus at(int index) {
    if ((failed >>> index & 1) == 1) {
      return CaseStatus.FAIL;
    }
    return (errored >>> index & 1) == 1 ? CaseStatus.ERROR : CaseStatus.PASS;
  }

  private long red() {
    return failed | errored;
  }

  private static long mask(int length) {
    return length == CAPACITY ? -1L : (1L << length) - 1;
  }
}
