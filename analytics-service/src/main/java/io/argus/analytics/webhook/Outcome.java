package io.argus.analytics.webhook;

/** What came of one attempt. */
sealed interface Outcome {

  record Delivered() implements Outcome {}

  /**
   * @param error a sentence for people, without the URL and without anything that the receiver said
   */
  record Failed(String error) implements Outcome {}

  /** Trying again changes nothing. */
  record Refused(String error) implements Outcome {}

  /** Somebody runs the execution already, or it was cancelled. */
  record NotNeeded(String error) implements Outcome {}
}
