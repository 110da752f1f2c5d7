package io.argus.cli.http;

/** A question that has no answer; the message says why and what to do. */
public final class Unanswered extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of the answer; 0 = there was none
   */
  public Unanswered(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
