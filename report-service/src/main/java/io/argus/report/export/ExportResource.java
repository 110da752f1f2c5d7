package io.argus.report.export;

import io.argus.http.Caller;
import io.argus.report.run.RunStream;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** A run as a file that CI can archive and any installation can read back. */
@Path("/api/runs/{id}/export")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Runs")
public class ExportResource {

  private static final String FILE = "attachment; filename=\"test-run-results.json\"";

  private final RunStream stream;
  private final DocumentWriter writer;

  ExportResource(RunStream stream, DocumentWriter writer) {
    this.stream = stream;
    this.writer = writer;
  }

  @GET
  @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = FILE)
  @Operation(
      operationId = "exportRun",
      summary = "The results document of a run",
      description =
          "A valid CTRF document that holds every stored fact of the run; the same run always gives"
              + " the same bytes. POST /api/ingest/runs reads it back.")
  @APIResponse(
      responseCode = "200",
      description = "test-run-results.json",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public StreamingOutput export(@PathParam("id") String id) {
    return stream.of(id, writer::write);
  }
}
