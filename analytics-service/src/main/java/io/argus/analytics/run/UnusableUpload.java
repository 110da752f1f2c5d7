package io.argus.analytics.run;

/** An upload that cannot be stored however often it is tried; the message is the dead letter's. */
final class UnusableUpload extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableUpload(String reason) {
    super(reason);
    this.reason = reason;
  }

  UnusableUpload(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
