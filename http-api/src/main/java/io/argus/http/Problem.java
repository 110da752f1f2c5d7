package io.argus.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param detail what happened here and what to do about it
 * @param field the parameter or member that is wrong, if it is one
 * @param more members of the problem type's own, e.g. {@code files}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "field"})
@Schema(
    name = "Problem") // its name is what puts it into documents that no method refers to it from
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable String field,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ProblemType type, @Nullable String detail) {
    return new Problem(type.uri(), type.title(), type.status(), detail, null, Map.of());
  }
}
