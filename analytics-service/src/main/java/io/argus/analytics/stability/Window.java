package io.argus.analytics.stability;

import io.argus.contracts.run.CaseStatus;

/**
 * The last results of a case, at most {@value #CAPACITY}, skips left out. Bit 0 is the newest.
 *
 * @param failed bits of the results that are {@code fail}
 * @param errored bits of the results that are {@code error}
 * @param length how many of the bits are results
 */
public record Window(long failed, long errored, int length) {

  /** Most results a window holds. */
  public static final int CAPACITY = 64;

  /** A case without a result. */
  public static final Window EMPTY = new Window(0, 0, 0);

  /** This window with one newer result; a skip leaves it as it is. */
  public Window push(CaseStatus status) {
    if (status == CaseStatus.SKIP) {
      return this;
    }
    return new Window(
        failed << 1 | (status == CaseStatus.FAIL ? 1 : 0),
        errored << 1 | (status == CaseStatus.ERROR ? 1 : 0),
        Math.min(CAPACITY, length + 1));
  }

  /** How many results lie within the newest {@code size}. */
  int runs(int size) {
    return Math.min(length, size);
  }

  /** How many of the newest {@code size} results are red. */
  int red(int size) {
    long mask = size >= CAPACITY ? -1L : (1L << size) - 1;
    return Long.bitCount((failed | errored) & mask);
  }
}
