package io.argus.ingest.live;

import io.argus.http.Caller;
import io.argus.http.ProblemException;
import io.argus.http.ReadsItsQuery;
import io.argus.ingest.project.Projects;
import io.argus.ingest.run.JsonMembers;
import io.argus.ingest.run.QueryParameter;
import io.argus.ingest.run.RunParameters;
import io.argus.ingest.run.SaidParameters;
import io.argus.ingest.run.UuidText;
import io.argus.ingest.spool.BodyProblems;
import io.argus.ingest.spool.BodyReader;
import io.argus.ingest.spool.SpooledFile;
import io.argus.ingest.upload.UploadAccepted;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes runs that are posted while they go on. */
@Path("/api/ingest")
@RolesAllowed(Caller.INGEST)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "ingest", description = "Results in")
@APIResponse(
    responseCode = "422",
    description = "startedAt is more than 24 hours ahead of the server's clock")
@APIResponse(
    responseCode = "503",
    description =
        "Kafka does not take it, or large reports are before it; nothing was stored. Try again after"
            + " Retry-After seconds")
public class LiveRunResource {

  private static final long MOST_METADATA_BYTES = 64 * 1024;
  private static final long MOST_CASES_BYTES = 16 * 1024 * 1024;

  private final BodyReader bodies;
  private final LiveRuns runs;
  private final Projects projects;
  private final Clock clock;

  LiveRunResource(BodyReader bodies, LiveRuns runs, Projects projects, Clock clock) {
    this.bodies = bodies;
    this.runs = runs;
    this.projects = projects;
    this.clock = clock;
  }

  @POST
  @Path("/runs/start")
  @Operation(
      summary = "Start a live run",
      description =
          """
          The run is running from here on, until its end is posted. What the query does not say may be members of the
          body. The same run key gives the same run; without one, each start is a run of its own. The links of the
          answer lead to the calls that follow.
          """)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      description = "Acknowledged by Kafka",
      content = @Content(schema = @Schema(implementation = UploadAccepted.class)))
  @ReadsItsQuery
  public Response startRun(
      InputStream body,
      @Context UriInfo uri,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING)
          @Nullable String encoding,
      @Parameter(description = "Takes the place of runKey where none is given")
          @HeaderParam("Idempotency-Key")
          @Nullable String idempotencyKey) {
    Map<String, String> query =
        SaidParameters.ofQuery(uri.getQueryParameters(), QueryParameter.OF_A_RUN);
    Map<String, String> said = members(body, encoding);
    SaidParameters.checkBody(said.keySet(), QueryParameter.OF_A_RUN);
    said.putAll(query);
    SaidParameters.addKey(said, idempotencyKey);
    return Response.status(Response.Status.CREATED).entity(runs.start(said)).build();
  }

  @POST
  @Path("/runs/{runId}/cases")
  @Operation(
      summary = "Add cases to a live run",
      description =
          """
          Cases as they stand in `results.tests` of a results document, at most 10,000 and 16 MiB a call. The link is
          in the answer to the start. A call whose `seq` was seen before changes nothing, whatever it holds.
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = {"seq", "cases"},
                      properties = {
                        @SchemaProperty(name = "seq", type = SchemaType.INTEGER, minimum = "0"),
                        @SchemaProperty(
                            name = "cases",
                            type = SchemaType.ARRAY,
                            implementation = Object.class),
                      })))
  @APIResponse(
      responseCode = "202",
      description = "Acknowledged by Kafka",
      content = @Content(schema = @Schema(implementation = UploadAccepted.class)))
  @APIResponse(responseCode = "409", description = "The run is another project's or suite's")
  @ReadsItsQuery
  public Response recordCases(
      InputStream body,
      @PathParam("runId") String runId,
      @Context UriInfo uri,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING)
          @Nullable String encoding) {
    UUID id = id(runId);
    Map<String, String> said = liveQuery(uri);
    try (SpooledFile cases = bodies.readOne(body, encoding, MOST_CASES_BYTES)) {
      long bytes = cases.expandedBytes(MOST_CASES_BYTES);
      return Response.accepted(runs.add(id, said, () -> cases.open(MOST_CASES_BYTES), bytes))
          .build();
    } catch (IOException e) {
      throw BodyProblems.of(e);
    }
  }

  @POST
  @Path("/runs/{runId}/finish")
  @Operation(
      summary = "End a live run",
      description =
          """
          The run, or this shard and attempt of it, sends no more. The link is in the answer to the start. The body may
          be empty.
          """)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      properties = {
                        @SchemaProperty(
                            name = "durationMs",
                            type = SchemaType.INTEGER,
                            minimum = "0"),
                        @SchemaProperty(
                            name = "status",
                            type = SchemaType.STRING,
                            enumeration = "aborted"),
                      })))
  @APIResponse(
      responseCode = "202",
      description = "Acknowledged by Kafka",
      content = @Content(schema = @Schema(implementation = UploadAccepted.class)))
  @APIResponse(responseCode = "409", description = "The run is another project's or suite's")
  @ReadsItsQuery
  public Response finishRun(
      InputStream body,
      @PathParam("runId") String runId,
      @Context UriInfo uri,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_ENCODING)
          @Nullable String encoding) {
    UUID id = id(runId);
    Map<String, String> said = liveQuery(uri);
    RunEnd end = RunEnd.of(members(body, encoding));
    return Response.accepted(runs.finish(id, said, end)).build();
  }

  private Map<String, String> members(InputStream body, @Nullable String encoding) {
    try (SpooledFile file = bodies.readOne(body, encoding, MOST_METADATA_BYTES)) {
      return JsonMembers.read(file.open(MOST_METADATA_BYTES));
    } catch (IOException e) {
      throw BodyProblems.of(e);
    }
  }

  /** Checked before the body is read. */
  private Map<String, String> liveQuery(UriInfo uri) {
    Map<String, String> query =
        SaidParameters.ofQuery(uri.getQueryParameters(), QueryParameter.OF_A_LIVE_RUN);
    if (query.getOrDefault("project", "").isBlank()) {
      throw ProblemException.invalid(
          "project",
          "project is required: use the links that the answer to the start of the run holds.");
    }
    projects.checkReach(RunParameters.read(query, clock.instant()).project());
    return query;
  }

  private static UUID id(String runId) {
    return UuidText.read("runId", runId, "use the links that the answer to the start holds.");
  }
}
