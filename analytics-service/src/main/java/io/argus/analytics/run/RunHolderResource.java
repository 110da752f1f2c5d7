package io.argus.analytics.run;

import io.argus.analytics.storage.Transactions;
import io.argus.http.Caller;
import io.argus.http.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Whose a run is: ingest-service asks before it takes what names a run by its id. Below a path that
 * the gateway does not know.
 */
@Path("/internal/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunHolderResource {

  private final Transactions transactions;
  private final RunStore runs;

  RunHolderResource(Transactions transactions, RunStore runs) {
    this.transactions = transactions;
    this.runs = runs;
  }

  /**
   * The answer.
   *
   * @param elsewhere the run is stored, under another project or suite than the one asked about;
   *     which one is nobody's business
   */
  public record Holder(boolean elsewhere) {}

  @GET
  @Path("{runId}/holder")
  @RolesAllowed(Caller.INGEST)
  @Operation(hidden = true)
  public Holder holder(
      @PathParam("runId") UUID runId,
      @QueryParam("project") @Nullable String project,
      @QueryParam("suiteId") @Nullable String suiteId)
      throws SQLException {
    if (project == null) {
      throw ProblemException.invalid("project", "project is required.");
    }
    return new Holder(
        transactions.run(connection -> runs.isElsewhere(connection, runId, project, suiteId)));
  }
}
