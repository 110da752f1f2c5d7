package io.argus.ingest.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stored attachment, as its poster is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StoredAttachment")
record AttachmentView(
    String url,
    String name,
    @Schema(description = "Absent: of the run itself") @Nullable UUID caseId,
    @Schema(description = "What its bytes look like") String contentType,
    long sizeBytes,
    String sha256) {

  static AttachmentView of(AttachmentKey key, long sizeBytes) {
    return new AttachmentView(
        key.url(), key.name(), key.caseId(), key.kind().mediaType(), sizeBytes, key.sha256());
  }
}
