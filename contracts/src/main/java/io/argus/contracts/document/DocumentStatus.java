package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.contracts.run.CaseStatus;

/** CTRF's words for an outcome. It has none for an error: that is {@link #FAILED} and an extra. */
public enum DocumentStatus {
  @JsonProperty("passed")
  PASSED,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("skipped")
  SKIPPED,
  @JsonProperty("pending")
  PENDING,
  @JsonProperty("other")
  OTHER;

  /** The nearest word; only {@link CaseStatus#ERROR} loses by it. */
  public static DocumentStatus of(CaseStatus status) {
    return switch (status) {
      case PASS -> PASSED;
      case FAIL, ERROR -> FAILED;
      case SKIP -> SKIPPED;
    };
  }
}
