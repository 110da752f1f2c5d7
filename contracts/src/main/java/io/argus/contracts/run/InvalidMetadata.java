package io.argus.contracts.run;

/** What is said of a run can't be taken; the message says what to say instead. */
public final class InvalidMetadata extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final boolean ahead;

  InvalidMetadata(String field, String message) {
    this(field, message, false);
  }

  private InvalidMetadata(String field, String message, boolean ahead) {
    super(message);
    this.field = field;
    this.ahead = ahead;
  }

  static InvalidMetadata tooFarAhead() {
    return new InvalidMetadata(
        "startedAt", "startedAt is more than 24 hours ahead of the server's clock.", true);
  }

  /** The parameter that is wrong. */
  public String field() {
    return field;
  }

  /** True for a start that is well formed and lies too far ahead. */
  public boolean isTooFarAhead() {
    return ahead;
  }
}
