package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where an execution stands. */
public enum ExecutionStatus {
  @JsonProperty("pending")
  PENDING,
  @JsonProperty("running")
  RUNNING,
  /** It ran to its end, whatever came out. */
  @JsonProperty("completed")
  COMPLETED,
  /** It could not be run to its end. */
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("cancelled")
  CANCELLED;

  /** True when nothing about it changes any more. */
  public boolean isOver() {
    return this != PENDING && this != RUNNING;
  }

  /** As the API spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
