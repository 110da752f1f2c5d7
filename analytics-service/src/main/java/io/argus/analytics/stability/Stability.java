package io.argus.analytics.stability;

/**
 * Score and level of a case over its last N results of all branches, as the contract defines them.
 *
 * @param score fails ÷ results, 0–1: fail and error count as fails, a pass on retry as pass, a skip
 *     not at all; 0 with fewer than two results
 */
public record Stability(double score, Level level) {

  /** How steady: {@link #level} maps the score to it. The code is what the database stores. */
  public enum Level {
    /** Score 0. */
    STABLE(0),
    /** Score in (0, 0.2]. */
    MOSTLY_STABLE(1),
    /** Score in (0.2, 0.5]. */
    FLAKY(2),
    /** Score in (0.5, 1). */
    VERY_FLAKY(3),
    /** Score 1. */
    BROKEN(4);

    private final short code;

    Level(int code) {
      this.code = (short) code;
    }

    /** The stored code, 0–4. */
    public short code() {
      return code;
    }
  }

  private static final int FEWEST_RESULTS = 2;

  /**
   * @param size the project's {@code flakyWindow}, 2–50
   */
  public static Stability of(Window window, int size) {
    int runs = window.runs(size);
    double score = runs < FEWEST_RESULTS ? 0 : (double) window.red(size) / runs;
    return new Stability(score, level(score));
  }

  private static Level level(double score) {
    if (score == 0) {
      return Level.STABLE;
    }
    if (score <= 0.2) {
      return Level.MOSTLY_STABLE;
    }
    if (score <= 0.5) {
      return Level.FLAKY;
    }
    return score < 1 ? Level.VERY_FLAKY : Level.BROKEN;
  }
}
