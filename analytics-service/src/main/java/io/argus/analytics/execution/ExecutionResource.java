package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.event.ExecutionStatus;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Executions: who waits for a test, who runs it, what came out. */
@Path("/api/executions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Executions", description = "Test cases run on demand, step by step")
public class ExecutionResource {

  private final Executions executions;
  private final ExecutionList list;
  private final StatisticsQueries statistics;
  private final Claims claims;
  private final ExecutionConfig limits;
  private final Requester requester;

  ExecutionResource(
      Executions executions,
      ExecutionList list,
      StatisticsQueries statistics,
      Claims claims,
      ExecutionConfig limits,
      Requester requester) {
    this.executions = executions;
    this.list = list;
    this.statistics = statistics;
    this.claims = claims;
    this.limits = limits;
    this.requester = requester;
  }

  @GET
  @RolesAllowed(Caller.READ)
  @Operation(
      operationId = "listExecutions",
      summary = "Executions, newest first",
      description = "The caller's own, or for an admin all. Without logs and steps.")
  @APIResponse(responseCode = "200", description = "One page of executions")
  public Page<ExecutionView> list(@BeanParam ExecutionSearch search) {
    return list.page(search);
  }

  @GET
  @Path("stats")
  @RolesAllowed(Caller.READ)
  @Operation(
      operationId = "getExecutionStats",
      summary = "What the executions come to",
      description = "Of the caller's own, or for an admin of all.")
  @APIResponse(responseCode = "200", description = "The statistics")
  public ExecutionStatistics stats(
      @Parameter(description = "A slug") @QueryParam("project") @Nullable String project)
      throws SQLException {
    return statistics.of(requester, ExecutionSearch.text("project", project));
  }

  @GET
  @Path("{id}")
  @RolesAllowed(Caller.READ)
  @Operation(operationId = "getExecution", summary = "One execution with its log and steps")
  @APIResponse(responseCode = "200", description = "The execution")
  public ExecutionView execution(@PathParam("id") String id) {
    return executions.read(idOf(id));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "changeExecution",
      summary = "Tell how an execution gets on",
      description =
          "pending → running → completed or failed; cancelled from either of the first two; running"
              + " → pending gives it back. Completed ran to its end, failed did not. The result is"
              + " derived from the steps; without steps say it. Saying again what is so already"
              + " changes nothing. Renews the lease of a claimed execution.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ExecutionPatch.class)))
  @APIResponse(responseCode = "200", description = "The execution as it is now")
  @APIResponse(
      responseCode = "409",
      description = "Its status does not allow this, or another runner has it")
  public ExecutionView change(@PathParam("id") String id, @Nullable JsonNode body) {
    return executions.change(idOf(id), ExecutionPatch.parse(body, limits));
  }

  @POST
  @Path("{id}/steps")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "putExecutionStep",
      summary = "Tell a step of an execution",
      description =
          "The same number again replaces the step. A step of an execution that waits starts it."
              + " Renews the lease of a claimed execution.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = StepRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "The step, which is new",
      content = @Content(schema = @Schema(implementation = StepView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The step, which has replaced another",
      content = @Content(schema = @Schema(implementation = StepView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The execution is over, or another runner has it")
  public Response step(@PathParam("id") String id, @Nullable JsonNode body) {
    Executions.Put put = executions.record(idOf(id), StepRequest.parse(body, limits));
    return Response.status(put.isNew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(put.step())
        .build();
  }

  @POST
  @Path("{id}/cancel")
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "cancelExecution",
      summary = "Cancel an execution that waits or runs",
      description = "Its runner learns it at its next sign of life. It becomes no run.")
  @APIResponse(responseCode = "200", description = "The execution, cancelled")
  @APIResponse(responseCode = "409", description = "It is over")
  public ExecutionView cancel(@PathParam("id") String id) {
    return executions.change(idOf(id), ExecutionPatch.to(ExecutionStatus.CANCELLED));
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "deleteExecution",
      summary = "Delete an execution with its steps",
      description = "The run that it became, if it was finished, stays until it expires.")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void delete(@PathParam("id") String id) {
    executions.delete(idOf(id));
  }

  @DELETE
  @RolesAllowed(Caller.ADMIN)
  @Operation(
      operationId = "deleteExecutionsOfUser",
      summary = "Delete all executions of a user",
      description = "As happens, with removed=true, when the user is deleted.")
  @APIResponse(responseCode = "204", description = "They are gone")
  public void deleteOfUser(
      @QueryParam("userId") @Nullable String userId,
      @Parameter(description = "true = and nothing is executed for this user any more")
          @QueryParam("removed")
          @Nullable String removed) {
    String user = ExecutionSearch.text("userId", userId);
    if (user == null) {
      throw ProblemException.invalid("userId", "userId is required: whose executions are to go.");
    }
    executions.deleteOf(user, Page.flag("removed", removed));
  }

  @POST
  @Path("claim")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "claimExecution",
      summary = "Take the execution that has waited longest",
      description =
          "It is running then, with this runner alone. Every PATCH and step renews the lease; a"
              + " runner that is silent for longer loses the execution, which waits again. After"
              + " some runners in a row it ends as an error.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ClaimRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The execution",
      content = @Content(schema = @Schema(implementation = ExecutionView.class)))
  @APIResponse(responseCode = "204", description = "None waits that fits; ask again later")
  public Response claim(@Nullable JsonNode body) {
    ClaimRequest request = ClaimRequest.parse(body, limits);
    claims.lapse();
    Optional<ExecutionView> claimed = claims.claim(requester, request);
    return claimed
        .map(view -> Response.ok(view).build())
        .orElseGet(() -> Response.noContent().build());
  }

  private static UUID idOf(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ExecutionProblems.unknownExecution(id.length() > 100 ? "of that name" : id);
    }
  }
}
