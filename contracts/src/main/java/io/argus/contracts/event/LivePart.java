package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an upload is of a live run: one that is posted piece by piece while it goes on. */
public enum LivePart {
  /** Some cases; the run goes on. */
  @JsonProperty("cases")
  CASES,
  /** The end: this shard and attempt of the run sends no more. */
  @JsonProperty("finish")
  FINISH
}
