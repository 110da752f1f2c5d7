package io.argus.ingest.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the files of a post. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttachmentsAccepted(
    UUID runId,
    @Schema(description = "Of the first one that is stored") @Nullable String url,
    @Schema(description = "false: the project is disabled, nothing was stored") boolean recorded,
    List<AttachmentView> attachments,
    @Schema(description = "Files that are not stored, and why") List<Rejected> rejected,
    List<String> warnings) {

  AttachmentsAccepted {
    attachments = List.copyOf(attachments);
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
  }

  /** A file that is not stored. */
  @Schema(name = "RejectedAttachment")
  record Rejected(String name, String reason) {}
}
