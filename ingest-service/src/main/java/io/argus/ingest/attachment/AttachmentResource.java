package io.argus.ingest.attachment;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ReadsItsQuery;
import io.argus.ingest.project.Projects;
import io.argus.ingest.project.RunHolders;
import io.argus.ingest.run.QueryParameter;
import io.argus.ingest.run.RunParameters;
import io.argus.ingest.run.SaidParameters;
import io.argus.ingest.run.UuidText;
import io.argus.ingest.spool.BodyProblems;
import io.argus.ingest.spool.BodyReader;
import io.argus.ingest.spool.ReceivedBody;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes files that belong to a run or to one of its cases. */
@Path("/api/ingest/runs/{runId}/attachments")
@RolesAllowed(Caller.INGEST)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "ingest", description = "Results in")
public class AttachmentResource {

  private final AttachmentConfig config;
  private final BodyReader bodies;
  private final Attachments attachments;
  private final Projects projects;
  private final RunHolders holders;
  private final Clock clock;

  AttachmentResource(
      AttachmentConfig config,
      BodyReader bodies,
      Attachments attachments,
      Projects projects,
      RunHolders holders,
      Clock clock) {
    this.config = config;
    this.bodies = bodies;
    this.attachments = attachments;
    this.projects = projects;
    this.holders = holders;
    this.clock = clock;
  }

  @POST
  @Operation(
      operationId = "attach",
      summary = "Attach files to a run, or to a case of it",
      description =
          """
          One file as the raw body, or any number as parts of a multipart form, whose fields may say what the query does
          not. The run may come later. What a file is shown as is told from its bytes. A file that is too large loses
          only itself; the same file under the same name again changes nothing.
          """)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(type = SchemaType.OBJECT)),
      })
  @APIResponse(
      responseCode = "201",
      description = "Stored, and acknowledged by Kafka",
      content = @Content(schema = @Schema(implementation = AttachmentsAccepted.class)))
  @APIResponse(
      responseCode = "400",
      description = "A parameter is wrong (field says which), or there is no file")
  @APIResponse(responseCode = "409", description = "The run is another project's")
  @APIResponse(
      responseCode = "413",
      description = "None of the files is stored: each exceeds a limit, which the detail names")
  @APIResponse(
      responseCode = "503",
      description = "The object store or Kafka does not take it. Try again after Retry-After")
  @APIResponse(responseCode = "507", description = "The disk that keeps attachments is full")
  @ReadsItsQuery
  public Response attach(
      InputStream body,
      @PathParam("runId") String runId,
      @Context UriInfo uri,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING)
          @Nullable String encoding) {
    UUID id = UuidText.read("runId", runId, "it stands in the answer to the run's upload.");
    Map<String, String> query =
        SaidParameters.ofQuery(uri.getQueryParameters(), QueryParameter.OF_ATTACHMENTS);
    if (query.getOrDefault("project", "").isBlank()) {
      throw ProblemException.invalid("project", "project is required: that of the run.");
    }
    String project = RunParameters.read(query, clock.instant()).project();
    projects.checkReach(project);
    holders.check(projects.poster(), id, project, null);
    try (ReceivedBody received = bodies.readEach(body, contentType, encoding, config.maxBytes())) {
      SaidParameters.checkBody(received.fields().keySet(), QueryParameter.OF_ATTACHMENTS);
      Map<String, String> said = new HashMap<>(received.fields());
      said.putAll(query);
      AttachmentsAccepted accepted = attachments.accept(target(id, said), received);
      return Response.status(Response.Status.CREATED).entity(accepted).build();
    } catch (IOException e) {
      throw BodyProblems.of(e);
    }
  }

  private Attachments.Target target(UUID runId, Map<String, String> said) {
    String caseId = said.getOrDefault("case", "").strip();
    String name = said.getOrDefault("name", "").strip();
    return new Attachments.Target(
        runId,
        RunParameters.read(said, clock.instant()),
        caseId.isEmpty() ? null : UuidText.read("case", caseId, "the caseId of the case."),
        name.isEmpty() ? null : name);
  }
}
