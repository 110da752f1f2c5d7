package io.argus.report.trend;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much time one point of a trend stands for. */
public enum Interval {
  @JsonProperty("day")
  DAY,
  /** From Monday on. */
  @JsonProperty("week")
  WEEK
}
