package io.argus.analytics.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done with a test case; report-service answers what is known of it. */
@Path("/api/tests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Executions")
public class TestExecutionResource {

  private static final int MOST_KEY_CHARS = 200;

  private final TestCaseStore testCases;
  private final Executions executions;
  private final ExecutionList list;
  private final ExecutionConfig limits;
  private final Requester requester;

  TestExecutionResource(
      TestCaseStore testCases,
      Executions executions,
      ExecutionList list,
      ExecutionConfig limits,
      Requester requester) {
    this.testCases = testCases;
    this.executions = executions;
    this.list = list;
    this.limits = limits;
    this.requester = requester;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "registerTest",
      summary = "Register a test case",
      description =
          "The same identity is the same case, in reports too: the same suite, names and variant."
              + " A registered case stays without results until it is deleted.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = CaseRegistration.class)))
  @APIResponse(
      responseCode = "201",
      description = "The case, which is new",
      content = @Content(schema = @Schema(implementation = TestCaseRef.class)))
  @APIResponse(
      responseCode = "200",
      description = "The case, which was there",
      content = @Content(schema = @Schema(implementation = TestCaseRef.class)))
  @APIResponse(responseCode = "403", description = "The token is not for this project")
  public Response register(@Nullable JsonNode body) {
    CaseRegistration wanted = CaseRegistration.parse(body);
    requester.mustRun(wanted.project());
    boolean isNew = testCases.register(wanted);
    return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
        .entity(testCases.find(wanted.caseId()).orElseThrow())
        .build();
  }

  @POST
  @Path("{id}/execute")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "executeTest",
      summary = "Request an execution of a test case",
      description =
          "It waits until a runner claims it or somebody says that it is running. With an"
              + " Idempotency-Key, the same key again answers the same execution.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ExecutionRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "The execution, pending",
      content = @Content(schema = @Schema(implementation = ExecutionView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The Idempotency-Key was used for something else")
  public Response execute(
      @PathParam("id") String id,
      @Parameter(description = "Sent again with a repeated request") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Nullable JsonNode body) {
    if (key != null && (key.isBlank() || key.length() > MOST_KEY_CHARS)) {
      throw ProblemException.invalid(
          "Idempotency-Key", "Idempotency-Key must have 1 to " + MOST_KEY_CHARS + " characters.");
    }
    ExecutionView view = executions.request(idOf(id), ExecutionRequest.parse(body, limits), key);
    return Response.status(Response.Status.CREATED)
        .location(URI.create("/api/executions/" + view.id()))
        .entity(view)
        .build();
  }

  @GET
  @Path("{id}/executions")
  @RolesAllowed(Caller.READ)
  @Operation(
      operationId = "listExecutionsOfTest",
      summary = "Executions of a test case, newest first",
      description = "The caller's own, or for an admin all. Without logs and steps.")
  @APIResponse(responseCode = "200", description = "One page of executions")
  public Page<ExecutionView> executions(
      @PathParam("id") String id, @BeanParam ExecutionSearch search) {
    return list.page(idOf(id), search);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({Caller.INGEST, Caller.ADMIN})
  @Operation(
      operationId = "deleteTest",
      summary = "Delete a test case with its executions",
      description =
          "The runs that its executions have become go, too. What reports have said of it stays with"
              + " their runs until these expire.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "403", description = "Others have executions of it")
  public void delete(@PathParam("id") String id) {
    executions.deleteTest(idOf(id));
  }

  private static UUID idOf(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw ExecutionProblems.unknownTest(id.length() > 100 ? "of that name" : id);
    }
  }
}
