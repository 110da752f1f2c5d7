package io.argus.ingest.attachment;

import io.argus.http.Caller;
import io.argus.http.Problem;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.objects.ObjectStore;
import io.argus.ingest.objects.StoredObject;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives attachments back, so that nothing in one can do anything where it is shown. */
@Path("/api/attachments")
@RolesAllowed(Caller.READ)
@Blocking
@Tag(name = "Attachments", description = "Files beside a run")
public class ServedAttachmentResource {

  private static final int PARTIAL = 206;

  private final ObjectStore objects;
  private final Caller caller;

  ServedAttachmentResource(ObjectStore objects, Caller caller) {
    this.objects = objects;
    this.caller = caller;
  }

  @GET
  @Path("{project}/{runId}/{case}/{file}")
  @Operation(
      operationId = "getAttachment",
      summary = "An attachment",
      description =
          """
          The address stands in the answer to its upload and beside its case. Images, videos and plain text may be shown,
          everything else is a download. Ranges are answered.
          """)
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "Part of it",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "What the caller has is right")
  @APIResponse(responseCode = "416", description = "The range begins behind the end")
  public Response attachment(
      @PathParam("project") String project,
      @PathParam("runId") String runId,
      @PathParam("case") String caseId,
      @PathParam("file") String file,
      @Parameter(description = "One range of bytes") @HeaderParam("Range") @Nullable String range,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    String name = AttachmentKey.FOLDER + String.join("/", project, runId, caseId, file);
    AttachmentKey key =
        AttachmentKey.parse(name)
            .filter(parsed -> caller.reaches(parsed.project()))
            .orElseThrow(ServedAttachmentResource::unknown);
    StoredObject object = objects.find(name).orElseThrow(ServedAttachmentResource::unknown);
    String tag = "\"" + key.sha256() + "\"";
    if (known != null && known.contains(tag)) {
      return safe(Response.notModified(), tag).build();
    }
    ByteRange.Asked asked = ByteRange.of(range, object.sizeBytes());
    if (asked instanceof ByteRange.Asked.Part part) {
      return body(Response.status(PARTIAL), key, tag, object, part.range())
          .header("Content-Range", part.range().of(object.sizeBytes()))
          .build();
    }
    return asked instanceof ByteRange.Asked.Nothing
        ? Response.status(ProblemType.RANGE_NOT_SATISFIABLE.status())
            .header("Content-Range", "bytes */" + object.sizeBytes())
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(ProblemType.RANGE_NOT_SATISFIABLE, null))
            .build()
        : body(Response.ok(), key, tag, object, new ByteRange(0, object.sizeBytes() - 1)).build();
  }

  private Response.ResponseBuilder body(
      Response.ResponseBuilder answer,
      AttachmentKey key,
      String tag,
      StoredObject object,
      ByteRange range) {
    InputStream content = objects.open(object, range.first(), range.length());
    StreamingOutput output =
        to -> {
          try (content) {
            content.transferTo(to);
          }
        };
    String type = key.kind().mediaType();
    return safe(answer, tag)
        .entity(output)
        .header(
            HttpHeaders.CONTENT_TYPE,
            key.kind() == ContentKind.TEXT ? type + ";charset=UTF-8" : type)
        .header(HttpHeaders.CONTENT_LENGTH, range.length())
        .header("Content-Disposition", ContentDisposition.of(key));
  }

  /** Whatever the file is: no script of it runs, and nobody guesses another type. */
  private static Response.ResponseBuilder safe(Response.ResponseBuilder answer, String tag) {
    return answer
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "private, max-age=86400, immutable")
        .header("Accept-Ranges", "bytes")
        .header("ETag", tag);
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.NOT_FOUND, "There is no such attachment; it may have expired with its run.");
  }
}
