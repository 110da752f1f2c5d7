package io.argus.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Attachment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file beside a case or a run: one that a report refers to, or one that was uploaded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Attachment")
record AttachmentView(
    String name,
    @Nullable String contentType,
    @Schema(description = "As written in a report; nothing is ever opened there")
        @Nullable String path,
    @Schema(description = "Where an uploaded one is served") @Nullable String url,
    @Schema(description = "Of an uploaded one") @Nullable Long sizeBytes) {

  static AttachmentView reported(Attachment reference) {
    return new AttachmentView(
        reference.name(), reference.contentType(), reference.path(), null, null);
  }
}
