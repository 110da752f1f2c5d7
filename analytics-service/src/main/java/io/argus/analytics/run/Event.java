package io.argus.analytics.run;

import io.argus.contracts.event.AttachmentStored;

/** A record of the test-runs topic, as far as it must be understood to be routed. */
sealed interface Event {

  /**
   * Some cases; read only when their upload is complete.
   *
   * @param payload the JSON of a {@code TestCaseRunsRecorded}
   */
  record Chunk(UploadKey upload, int number, byte[] payload) implements Event {}

  /** An upload is complete, or a live run has come one step further. */
  record Complete(Upload upload) implements Event {}

  /** A file lies beside a run. */
  record Attached(AttachmentStored attachment) implements Event {}

  /**
   * Nothing this service can use.
   *
   * @param reason for the dead letter
   */
  record Unreadable(String reason) implements Event {}
}
