package io.argus.report.stability;

/** How stable a case is by its score, with the code that analytics-service stores. */
public enum Level {
  STABLE(0),
  MOSTLY_STABLE(1),
  FLAKY(2),
  VERY_FLAKY(3),
  BROKEN(4);

  private final int code;

  Level(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException for a code that is not 0–4
   */
  static Level ofCode(int code) {
    for (Level level : values()) {
      if (level.code == code) {
        return level;
      }
    }
    throw new IllegalArgumentException("no stability level has code " + code);
  }

  /** True for a case that sometimes fails and sometimes passes; a broken one is not flaky. */
  boolean isFlaky() {
    return this == FLAKY || this == VERY_FLAKY;
  }
}
