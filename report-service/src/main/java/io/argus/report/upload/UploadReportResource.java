package io.argus.report.upload;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
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
import java.util.Optional;
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

/** Tells what became of each file and record of an upload. */
@Path("/api/ingest/uploads/{uploadId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.READ, Caller.INGEST})
@Tag(name = "ingest")
public class UploadReportResource {

  private final AnalyticsDatabase database;
  private final UploadReports reports;
  private final AppliedUploads applied;

  UploadReportResource(AnalyticsDatabase database, UploadReports reports, AppliedUploads applied) {
    this.database = database;
    this.reports = reports;
    this.applied = applied;
  }

  @GET
  @Blocking
  @Operation(
      operationId = "getUploadReport",
      summary = "What became of an upload",
      description =
          "Per file how many records were read and cases stored, every warning, every record that"
              + " was not stored and why. An upload that was acknowledged and can't be stored, such"
              + " as one for a run of another suite, is refused, with its reason.")
  @APIResponse(
      responseCode = "200",
      description = "Stored or refused",
      content = @Content(schema = @Schema(implementation = UploadReport.class)))
  @APIResponse(responseCode = "404", description = "Not stored yet, or there is no such upload")
  public CompletionStage<UploadReport> report(
      @PathParam("uploadId") String uploadId,
      @Parameter(
              description = "Seconds to wait for the upload to be stored",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "0",
                      maximum = "10",
                      defaultValue = "0"))
          @QueryParam("wait")
          @Nullable String wait) {
    int seconds = QueryParameter.integer("wait", wait, 0, 0, AppliedUploads.MAX_WAIT_SECONDS);
    UUID id = PathId.of("upload", uploadId);
    return applied
        .answer(id, seconds, Optional::isPresent, () -> now(id))
        .thenApply(found -> found.orElseThrow(() -> notStored(id)));
  }

  private Optional<UploadReport> now(UUID uploadId) {
    return database.read(connection -> reports.find(connection, uploadId));
  }

  private static ProblemException notStored(UUID uploadId) {
    return ProblemException.of(
        ProblemType.NOT_FOUND,
        "There is no stored upload "
            + uploadId
            + ". One that was just answered with 202 is stored within moments: ask again, or with"
            + " wait=10.");
  }
}
