package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Attachment;
import org.jspecify.annotations.Nullable;

/** A reference to a file. CTRF demands a content type: where none is known, the extra says so. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentAttachment(
    String name, String contentType, String path, @Nullable Extra<TypeExtra> extra) {

  static final String ANY_TYPE = "application/octet-stream";

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record TypeExtra(boolean contentTypeUnknown) {}

  static DocumentAttachment of(Attachment attachment) {
    String type = attachment.contentType();
    return new DocumentAttachment(
        attachment.name(),
        type == null ? ANY_TYPE : type,
        attachment.path(),
        type == null ? new Extra<>(new TypeExtra(true)) : null);
  }

  Attachment toAttachment() {
    boolean unknown = extra != null && extra.argus() != null && extra.argus().contentTypeUnknown();
    return new Attachment(name, unknown ? null : contentType, path);
  }
}
