package io.argus.analytics.run;

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
   * @param ordinal of the upload in its run
   * @throws UnusableUpload when a chunk is missing or cannot be read
   */
  void write(Upload upload, int ordinal, ChunkStore.Chunks chunks, RunWriter writer)
      throws SQLException, UnusableUpload {
    List<CaseFold> slice = new ArrayList<>();
    int bytes = 0;
    for (int number = 0; number < upload.chunks(); number++) {
      byte[] payload = chunks.load(number);
      if (payload == null) {
        throw new UnusableUpload("chunk " + number + " of " + upload.chunks() + " is missing");
      }
      bytes += payload.length;
      slice.addAll(read(upload, ordinal, number, payload));
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

  private List<CaseFold> read(Upload upload, int ordinal, int number, byte[] payload)
      throws UnusableUpload {
    try {
      int attempt = upload.run().attempt();
      int shard = upload.run().shard();
      return events.cases(payload).stream()
          .map(run -> CaseFold.of(run, attempt, shard, ordinal))
          .toList();
    } catch (IOException | RuntimeException e) {
      throw new UnusableUpload("chunk " + number + " cannot be read: " + e.getMessage(), e);
    }
  }
}
