package io.argus.analytics.run;

/**
 * How far a live run has come. Of several parts the last of these counts, whichever came first: an
 * end is an end, and a finish goes before an abort.
 */
enum LiveState {
  /** Cases have come; it has begun, whether its start is here or not. */
  GOING_ON,
  STARTED,
  ABORTED,
  FINISHED;

  boolean isOver() {
    return this == ABORTED || this == FINISHED;
  }
}
