package io.argus.ingest.imports;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.project.Projects;
import io.argus.ingest.run.JsonMembers;
import io.argus.ingest.run.UuidText;
import io.argus.ingest.spool.BodyProblems;
import io.argus.ingest.spool.BodyReader;
import io.argus.ingest.spool.SpooledFile;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Fetches what CI has archived in a bucket. */
@Path("/api/ingest/imports")
@RolesAllowed(Caller.ADMIN)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "ingest", description = "Results in")
public class ImportResource {

  private static final long MOST_BYTES = 64 * 1024;

  private final BodyReader bodies;
  private final Imports imports;
  private final Projects projects;

  ImportResource(BodyReader bodies, Imports imports, Projects projects) {
    this.bodies = bodies;
    this.imports = imports;
    this.projects = projects;
  }

  @POST
  @ResponseStatus(202)
  @Operation(
      operationId = "startImport",
      summary = "Import results from a bucket",
      description =
          """
          Results documents and reports below a prefix, each object once: what earlier imports have read is not read
          again, also by another bucket listing, a schedule or after a crash. What a report does not say of its run may
          be said here: project, suiteId, branch and the like. A file `<key>.sha256` beside an object is checked.
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = "bucket",
                      properties = {
                        @SchemaProperty(name = "bucket", type = SchemaType.STRING),
                        @SchemaProperty(name = "prefix", type = SchemaType.STRING),
                        @SchemaProperty(
                            name = "project",
                            type = SchemaType.STRING,
                            description = "Of what does not name one itself"),
                        @SchemaProperty(
                            name = "retry",
                            type = SchemaType.BOOLEAN,
                            description = "Also what earlier imports have refused"),
                      })))
  @APIResponse(
      responseCode = "202",
      description = "It is listed and being read",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @APIResponse(responseCode = "404", description = "There is no such bucket")
  @APIResponse(responseCode = "502", description = "The object store refuses our credentials")
  @APIResponse(
      responseCode = "503",
      description = "The object store does not answer, or too many imports wait")
  public ImportView start(InputStream body) {
    try (SpooledFile request = bodies.readOne(body, null, MOST_BYTES)) {
      ImportSource source = ImportSource.of(JsonMembers.read(request.open(MOST_BYTES)));
      return imports.begin(source, projects.administrator());
    } catch (IOException e) {
      throw BodyProblems.of(e);
    }
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getImport", summary = "What became of each object of an import")
  @APIResponse(
      responseCode = "200",
      description = "How it stands",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such import, or it is older than 30 days")
  public ImportView find(@PathParam("id") String id) throws IOException {
    return imports
        .find(UuidText.read("id", id, "it stands in the answer to the import."))
        .orElseThrow(
            () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no import " + id + "."));
  }
}
