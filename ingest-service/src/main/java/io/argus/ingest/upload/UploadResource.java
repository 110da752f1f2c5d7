package io.argus.ingest.upload;

import io.argus.http.Caller;
import io.argus.http.ReadsItsQuery;
import io.argus.ingest.project.Projects;
import io.argus.ingest.run.QueryParameter;
import io.argus.ingest.run.RunParameters;
import io.argus.ingest.run.SaidParameters;
import io.argus.ingest.spool.BodyReader;
import io.argus.ingest.spool.ReceivedBody;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes uploads. The body is read here, on a worker thread; the query decides nothing about it. */
@Path("/api/ingest")
@RolesAllowed(Caller.INGEST)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "ingest", description = "Results in")
@APIResponse(
    responseCode = "400",
    description =
        "A parameter is wrong (field says which), or no file could be read (files says why)")
@APIResponse(
    responseCode = "409",
    description = "A results document names a run that another project or suite has")
@APIResponse(
    responseCode = "422",
    description = "startedAt is more than 24 hours ahead of the server's clock")
@APIResponse(
    responseCode = "503",
    description =
        "Kafka does not take it, or large reports are before it; nothing was stored. Try again after"
            + " Retry-After seconds")
@APIResponse(responseCode = "507", description = "The disk that holds it meanwhile is full")
public class UploadResource {

  private final BodyReader bodies;
  private final Uploads uploads;
  private final Projects projects;
  private final Clock clock;

  UploadResource(BodyReader bodies, Uploads uploads, Projects projects, Clock clock) {
    this.bodies = bodies;
    this.uploads = uploads;
    this.projects = projects;
    this.clock = clock;
  }

  @POST
  @Path("/reports")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Post test reports",
      description =
          """
          One report as the raw body, or any number as parts of a multipart form, whose fields may say what the query
          does not. A zip, tar or tar.gz stands for the files in it. The format is recognised from the content. Answers when Kafka has acknowledged all of it. The same
          content for the same run changes nothing.
          """)
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/zip",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = "application/x-tar",
            schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = ReportForm.class)),
      })
  @APIResponse(
      responseCode = "202",
      description = "Acknowledged by Kafka",
      content = @Content(schema = @Schema(implementation = UploadAccepted.class)))
  @ReadsItsQuery
  public Response reports(
      InputStream body,
      @Context UriInfo uri,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING)
          @Nullable String encoding,
      @Parameter(description = "Takes the place of runKey where none is given")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey)
      throws IOException {
    return accept(body, uri, QueryParameter.OF_REPORTS, contentType, encoding, idempotencyKey);
  }

  @POST
  @Path("/runs")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Post a results document",
      description =
          """
          One results document (`test-run-results.json`), as `/api/runs/{id}/export` writes it. What it says of its run
          counts unless a parameter says otherwise; a document that stays in its project keeps its run id.
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "202",
      description = "Acknowledged by Kafka",
      content = @Content(schema = @Schema(implementation = UploadAccepted.class)))
  @ReadsItsQuery
  public Response runs(
      InputStream body,
      @Context UriInfo uri,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING)
          @Nullable String encoding,
      @Parameter(description = "Takes the place of runKey where none is given")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey)
      throws IOException {
    String json = MediaType.APPLICATION_JSON;
    return accept(body, uri, QueryParameter.OF_A_RUN, json, encoding, idempotencyKey);
  }

  private Response accept(
      InputStream body,
      UriInfo uri,
      Set<QueryParameter> known,
      @Nullable String contentType,
      @Nullable String encoding,
      @Nullable String idempotencyKey)
      throws IOException {
    Map<String, String> query = SaidParameters.ofQuery(uri.getQueryParameters(), known);
    if (!query.getOrDefault("project", "").isBlank()) {
      // Known before the body is: nobody has to send a gigabyte to hear of a typing error.
      projects.checkReach(RunParameters.read(query, clock.instant()).project());
    }
    try (ReceivedBody received = bodies.read(body, contentType, encoding)) {
      SaidParameters.checkBody(received.fields().keySet(), known);
      Map<String, String> said = new HashMap<>(received.fields());
      said.putAll(query);
      return Response.accepted(uploads.accept(received, said, idempotencyKey)).build();
    }
  }
}
