package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The outcome of a case or of one attempt. The {@link #code} is what the database stores. */
public enum CaseStatus {
  @JsonProperty("pass")
  PASS(0, 'P'),
  @JsonProperty("fail")
  FAIL(1, 'F'),
  @JsonProperty("error")
  ERROR(2, 'E'),
  @JsonProperty("skip")
  SKIP(3, 'S');

  private final short code;
  private final char letter;

  CaseStatus(int code, char letter) {
    this.code = (short) code;
    this.letter = letter;
  }

  /** The stored code: 0 pass, 1 fail, 2 error, 3 skip. */
  public short code() {
    return code;
  }

  /** The letter in an attempts word such as {@code FP} (failed, then passed). */
  public char letter() {
    return letter;
  }

  /** True for {@link #FAIL} and {@link #ERROR}. */
  public boolean isRed() {
    return this == FAIL || this == ERROR;
  }

  /**
   * The status with a stored code.
   *
   * @throws IllegalArgumentException for a code that is not 0–3
   */
  public static CaseStatus ofCode(int code) {
    for (CaseStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no case status has code " + code);
  }
}
