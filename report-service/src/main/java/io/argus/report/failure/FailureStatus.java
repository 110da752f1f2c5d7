package io.argus.report.failure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether failures of one signature need somebody's attention. */
enum FailureStatus {
  /** Not resolved, and first seen within the days that were asked for. */
  @JsonProperty("new")
  NEW,
  /** Not resolved, and seen before. */
  @JsonProperty("ongoing")
  ONGOING,
  /** Every case that failed so has passed since. */
  @JsonProperty("resolved")
  RESOLVED;

  /**
   * @param seenBefore it occurred before the days that were asked for
   * @param red the newest result of a case that failed so is red, skips left out
   */
  static FailureStatus of(boolean seenBefore, boolean red) {
    if (!red) {
      return RESOLVED;
    }
    return seenBefore ? ONGOING : NEW;
  }
}
