package io.argus.contracts.event;

import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import java.util.UUID;

/**
 * Some cases of an upload: at most 500 and at most 512 KiB. Nothing of them counts before the
 * {@link TestRunReported} that closes the upload.
 *
 * @param chunk 0-based, without gaps
 */
public record TestCaseRunsRecorded(
    UUID runId, UUID uploadId, String project, String suiteId, int chunk, List<TestCaseRun> cases) {

  /** Most cases in one event. */
  public static final int MAX_CASES = 500;

  /** Most bytes of JSON in one event. */
  public static final int MAX_BYTES = 512 * 1024;

  public TestCaseRunsRecorded {
    cases = List.copyOf(cases);
  }
}
