package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a run stands. {@link #FAIL}: a case is red, or the run has errors that belong to no case.
 */
public enum RunStatus {
  @JsonProperty("running")
  RUNNING(0),
  @JsonProperty("pass")
  PASS(1),
  @JsonProperty("fail")
  FAIL(2),
  @JsonProperty("aborted")
  ABORTED(3);

  private final short code;

  RunStatus(int code) {
    this.code = (short) code;
  }

  /** The stored code: 0 running, 1 pass, 2 fail, 3 aborted. */
  public short code() {
    return code;
  }

  /**
   * The status with a stored code.
   *
   * @throws IllegalArgumentException for a code that is not 0–3
   */
  public static RunStatus ofCode(int code) {
    for (RunStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no run status has code " + code);
  }
}
