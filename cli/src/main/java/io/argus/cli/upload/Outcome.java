package io.argus.cli.upload;

/** What became of an upload. */
public sealed interface Outcome {

  /**
   * The server has it.
   *
   * @param answer JSON
   */
  record Accepted(String answer) implements Outcome {}

  /** The server will never take it. */
  record Refused(int status, String reason) implements Outcome {}

  /** It may well be taken later. */
  record Unreachable(String reason) implements Outcome {}
}
