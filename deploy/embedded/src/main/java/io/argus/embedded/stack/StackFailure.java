package io.argus.embedded.stack;

/** The stack can't start or go on. The message says why and what to do. */
public final class StackFailure extends Exception {

  private static final long serialVersionUID = 1L;

  public StackFailure(String message) {
    super(message);
  }

  public StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
