package io.argus.analytics.run;

import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.TestCaseRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes the cases out of an upload's chunks, a bounded number at a time. */
@ApplicationScoped
class UploadCases {

  private static final int MOST_CASES = 5_000;
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final EventReader events;

  @Inject
  UploadCases(EventReader events) {
    this.events = events;
  }

  /**
   * Writes every case of the upload.
   *
   * @throws UnusableUpload when a chunk is missing or cannot be read
   */
  void write(TestRunReported report, ChunkStore.Chunks chunks, RunWriter writer)
      throws SQLException, UnusableUpload {
    List<TestCaseRun> slice = new ArrayList<>();
    int bytes = 0;
    for (int number = 0; number < report.chunks(); number++) {
      byte[] payload = chunks.load(number);
      if (payload == null) {
        throw new UnusableUpload("chunk " + number + " of " + report.chunks() + " is missing");
      }
      bytes += payload.length;
      slice.addAll(read(report, number, payload));
      if (slice.size() >= MOST_CASES || bytes >= MOST_BYTES) {
        writer.write(slice);
        slice = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!slice.isEmpty()) {
      writer.write(slice);
    }
  }

  private List<TestCaseRun> read(TestRunReported report, int number, byte[] payload)
      throws UnusableUpload {
    try {
      int attempt = report.run().attempt();
      int shard = report.run().shard();
      return events.cases(payload).stream()
          .map(run -> CaseFold.spellOut(run, attempt, shard))
          .toList();
    } catch (IOException | RuntimeException e) {
      throw new UnusableUpload("chunk " + number + " cannot be read: " + e.getMessage(), e);
    }
  }
}
