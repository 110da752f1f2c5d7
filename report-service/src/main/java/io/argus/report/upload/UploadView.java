package io.argus.report.upload;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An upload as whoever posted it waits for it. */
@Schema(name = "Upload", description = "Whether an upload is stored, and what is red in its run")
record UploadView(
    UUID runId,
    UUID uploadId,
    @Schema(description = "False: not in time, or never") boolean applied,
    @Schema(
            description =
                "The first 200 red cases of the run as it is now, by name; none unless applied")
        List<UploadFailure> failures,
    @Schema(description = "Red cases of the run that are not listed") int omitted) {

  UploadView {
    failures = List.copyOf(failures);
  }

  static UploadView notApplied(UUID runId, UUID uploadId) {
    return new UploadView(runId, uploadId, false, List.of(), 0);
  }
}
