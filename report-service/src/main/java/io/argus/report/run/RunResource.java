package io.argus.report.run;

import io.argus.contracts.run.CaseStatus;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import io.argus.report.database.AnalyticsDatabase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs, newest first, and one run with its cases. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Runs", description = "What was executed, and how every case came out")
public class RunResource {

  private final AnalyticsDatabase database;
  private final RunQueries runs;
  private final RunStream stream;
  private final RunWriter writer;

  RunResource(AnalyticsDatabase database, RunQueries runs, RunStream stream, RunWriter writer) {
    this.database = database;
    this.runs = runs;
    this.stream = stream;
    this.writer = writer;
  }

  @GET
  @Operation(
      operationId = "listRuns",
      summary = "List runs, newest first",
      description =
          "Runs that started at the same instant are ordered by id. Page with limit and offset, or"
              + " with nextCursor, which new runs do not move.")
  @APIResponse(responseCode = "200", description = "One page of runs")
  public Page<RunView> list(@BeanParam RunSearch search) {
    RunFilter filter = search.filter();
    Slice<TimeCursor> slice = search.slice();
    return database.read(connection -> runs.page(connection, filter, slice));
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getRun",
      summary = "One run with all its cases",
      description =
          "Cases are ordered by suite name, class name, name and variant, and streamed: a run may"
              + " have hundreds of thousands.")
  @APIResponse(
      responseCode = "200",
      description = "The run",
      content =
          @Content(
              schema =
                  @Schema(
                      name = "RunWithCases",
                      allOf = RunView.class,
                      properties = {
                        @SchemaProperty(
                            name = "attachments",
                            description = "Uploaded files of the run itself, if it has any",
                            type = SchemaType.ARRAY,
                            implementation = AttachmentView.class),
                        @SchemaProperty(
                            name = "cases",
                            type = SchemaType.ARRAY,
                            implementation = CaseView.class)
                      })))
  public StreamingOutput run(
      @PathParam("id") String id,
      @Parameter(
              description = "false: the run without its cases",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
          @QueryParam("cases")
          @Nullable String cases,
      @Parameter(
              description = "Only cases of this status; repeat it for several",
              schema = @Schema(type = SchemaType.ARRAY, implementation = CaseStatus.class))
          @QueryParam("caseStatus")
          List<String> caseStatus) {
    CaseSelection selection = CaseSelection.parse(cases, caseStatus);
    return stream.of(
        id, (connection, run, output) -> writer.write(connection, run, selection, output));
  }
}
