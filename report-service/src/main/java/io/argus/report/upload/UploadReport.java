package io.argus.report.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of an upload: per file and per record what was stored, what was not, and why.
 *
 * @param status {@link #STORED}, or {@link #REFUSED}: it was acknowledged but can't be stored
 * @param reason why it was refused; null when it is stored
 * @param counts of its cases; null when it was refused
 * @param files in the order of the upload, as far as 128 KiB of texts go; then a line for the rest
 */
@Schema(name = "UploadReport", description = "What became of each file and record of an upload")
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadReport(
    UUID uploadId,
    @Nullable UUID runId,
    @Nullable String project,
    @Nullable String suiteId,
    @Schema(enumeration = {STORED, REFUSED}) String status,
    @Nullable String reason,
    Instant receivedAt,
    @Nullable Integer shard,
    @Nullable Integer attempt,
    @Nullable RunCounts counts,
    List<FileReport> files,
    Map<String, String> links) {

  static final String STORED = "stored";
  static final String REFUSED = "refused";

  UploadReport {
    files = List.copyOf(files);
    links = Map.copyOf(links);
  }
}
