package io.argus.report.stability;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The likeliest cause of a failure, judged by the results up to it. */
public enum Verdict {
  /** The case does not fail: its newest result is a pass. */
  @JsonProperty("healthy")
  HEALTHY,
  /** Fewer than {@link #ENOUGH} results are known. */
  @JsonProperty("insufficient_data")
  INSUFFICIENT_DATA,
  /** Every result of the window failed. */
  @JsonProperty("broken")
  BROKEN,
  /** An earlier failure in the window was followed by a pass. */
  @JsonProperty("known_flake")
  KNOWN_FLAKE,
  /** It passed until lately. */
  @JsonProperty("new_failure")
  NEW_FAILURE;

  /** Fewer results than this say nothing, even where a project's window is shorter. */
  public static final int ENOUGH = 5;

  /**
   * @param history results up to and including the failure, which is the newest; at least {@link
   *     #ENOUGH} and {@code windowSize} of them where the case has as many
   * @param windowSize the project's flaky window
   */
  public static Verdict ofFailure(Window history, int windowSize) {
    if (history.length() < ENOUGH) {
      return INSUFFICIENT_DATA;
    }
    Window window = history.newest(windowSize);
    if (window.redCount() == window.length()) {
      return BROKEN;
    }
    return window.recoveredBefore() ? KNOWN_FLAKE : NEW_FAILURE;
  }

  /** The verdict on a case as it stands now: on its newest result, if that is a failure. */
  static Verdict ofCase(Window history, int windowSize) {
    return history.redStreak() == 0 ? HEALTHY : ofFailure(history, windowSize);
  }
}
