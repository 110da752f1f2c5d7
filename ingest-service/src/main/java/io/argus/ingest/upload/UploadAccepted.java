package io.argus.ingest.upload;

import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The answer to an upload: all of it is with Kafka, and will be in the tables within moments.
 *
 * @param counts of this upload
 * @param files what became of each file
 * @param links where the run is, by name
 */
record UploadAccepted(
    UUID runId,
    UUID uploadId,
    String project,
    String suiteId,
    RunCounts counts,
    List<FileReport> files,
    Map<String, String> links) {

  static Map<String, String> linksOf(UUID runId) {
    String run = "/api/runs/" + runId;
    return Map.of("run", run, "export", run + "/export");
  }
}
