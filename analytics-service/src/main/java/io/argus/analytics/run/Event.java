package io.argus.analytics.run;

import io.argus.contracts.event.TestRunReported;

/** A record of the test-runs topic, as far as it must be understood to be routed. */
sealed interface Event {

  /**
   * Some cases; read only when their upload is complete.
   *
   * @param payload the JSON of a {@code TestCaseRunsRecorded}
   */
  record Chunk(UploadKey upload, int number, byte[] payload) implements Event {}

  /** An upload is complete. */
  record Reported(TestRunReported report) implements Event {

    UploadKey upload() {
      return new UploadKey(report.runId(), report.uploadId());
    }
  }

  /**
   * Nothing this service can use.
   *
   * @param reason for the dead letter
   */
  record Unreadable(String reason) implements Event {}
}
