package io.argus.gateway.account;

import io.argus.http.NumberCursor;
import io.argus.http.Page;
import io.argus.http.Slice;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was administered, by whom. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
public class AuditResource {

  private final Audit audit;
  private final CurrentCaller caller;

  AuditResource(Audit audit, CurrentCaller caller) {
    this.audit = audit;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listAudit", summary = "Administrative acts, newest first")
  @APIResponse(responseCode = "200", description = "One page of acts")
  public Page<AuditView> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset,
      @Parameter(description = "The nextCursor of the page before, instead of an offset")
          @QueryParam("cursor")
          @Nullable String cursor) {
    caller.allowedTo(
        "Only administrators read this log.", Permissions.administersUsers(caller.get()));
    return audit.page(Slice.parse(limit, offset, cursor, NumberCursor::parse));
  }
}
