package io.argus.report.upload;

import io.argus.http.Caller;
import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.PathId;
import io.argus.report.parameter.QueryParameter;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers whoever posted an upload as soon as it is stored. */
@Path("/api/runs/{id}/uploads/{uploadId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.READ, Caller.INGEST})
@Tag(name = "Runs")
public class UploadResource {

  private final AnalyticsDatabase database;
  private final UploadQueries uploads;
  private final AppliedUploads applied;

  UploadResource(AnalyticsDatabase database, UploadQueries uploads, AppliedUploads applied) {
    this.database = database;
    this.uploads = uploads;
    this.applied = applied;
  }

  @GET
  @Blocking
  @Operation(
      operationId = "getUpload",
      summary = "Whether an upload is stored, and the failures of its run",
      description =
          "With wait, the answer comes as soon as the upload is stored, at the latest after so many"
              + " seconds. A caller with role ingest may ask, too: CI posts and prints the verdict"
              + " with one token. An upload that nobody made is one that is not applied.")
  @APIResponse(
      responseCode = "200",
      description = "Applied or not",
      content = @Content(schema = @Schema(implementation = UploadView.class)))
  public CompletionStage<UploadView> upload(
      @PathParam("id") String id,
      @PathParam("uploadId") String uploadId,
      @Parameter(
              description = "Seconds",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "0",
                      maximum = "10",
                      defaultValue = "0"))
          @QueryParam("wait")
          @Nullable String wait) {
    int seconds = QueryParameter.integer("wait", wait, 0, 0, AppliedUploads.MAX_WAIT_SECONDS);
    UUID run = PathId.of("run", id);
    UUID upload = PathId.of("upload", uploadId);
    return applied.answer(upload, seconds, UploadView::applied, () -> now(run, upload));
  }

  private UploadView now(UUID run, UUID upload) {
    return database
        .read(connection -> uploads.find(connection, run, upload))
        .orElseGet(() -> UploadView.notApplied(run, upload));
  }
}
