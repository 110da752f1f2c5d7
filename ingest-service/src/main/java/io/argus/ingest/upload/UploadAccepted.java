package io.argus.ingest.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunMetadata;
import io.argus.ingest.project.Admission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a post: all of it is with Kafka, and will be in the tables within moments.
 *
 * @param counts of this upload; null where there are no cases to count
 * @param files what became of each file; null where there are none
 * @param links where to go on, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadAccepted(
    UUID runId,
    UUID uploadId,
    String project,
    String suiteId,
    @Schema(description = "false = the project is disabled: nothing was stored") boolean recorded,
    @Nullable RunCounts counts,
    @Nullable List<FileReport> files,
    @Schema(description = "About the post as a whole; what concerns a file stands with the file")
        List<String> warnings,
    Map<String, String> links) {

  /** Where a run can be read. */
  public static Map<String, String> linksOf(UUID runId) {
    String run = "/api/runs/" + runId;
    return Map.of("run", run, "export", run + "/export");
  }

  /** Where it can be read, and what became of each file of the upload. */
  static Map<String, String> linksOf(UUID runId, UUID uploadId) {
    Map<String, String> links = new TreeMap<>(linksOf(runId));
    links.put("upload", "/api/ingest/uploads/" + uploadId);
    return links;
  }

  /** The answer to a post without cases. */
  public static UploadAccepted of(
      UUID runId, UUID uploadId, RunMetadata run, Admission admission, Map<String, String> links) {
    return new UploadAccepted(
        runId,
        uploadId,
        run.project(),
        run.suiteId(),
        admission.recorded(),
        null,
        null,
        admission.warnings(),
        links);
  }

  /** The same with what its files held. */
  public UploadAccepted holding(RunCounts held, List<FileReport> reports) {
    return new UploadAccepted(
        runId, uploadId, project, suiteId, recorded, held, reports, warnings, links);
  }
}
