package io.argus.report.stability;

/** How stable a case is by its score, as analytics-service stores it (the ordinal is the code). */
public enum Level {
  STABLE,
  MOSTLY_STABLE,
  FLAKY,
  VERY_FLAKY,
  BROKEN;

  /**
   * @throws IllegalArgumentException for a code that is not 0–4
   */
  static Level ofCode(int code) {
    if (code < 0 || code >= values().length) {
      throw new IllegalArgumentException("no stability level has code " + code);
    }
    return values()[code];
  }

  /** True for a case that sometimes fails and sometimes passes; a broken one is not flaky. */
  boolean isFlaky() {
    return this == FLAKY || this == VERY_FLAKY;
  }
}
