package io.argus.report.compare;

import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.report.database.AnalyticsDatabase;
import io.argus.report.parameter.QueryParameter;
import io.argus.report.run.RunQueries;
import io.argus.report.run.RunView;
import io.argus.report.run.StoredRun;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Two runs side by side. */
@Path("/api/runs/compare")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Runs")
public class CompareResource {

  private static final int LIMIT = 100;

  private final AnalyticsDatabase database;
  private final RunQueries runs;
  private final CompareQueries compare;

  CompareResource(AnalyticsDatabase database, RunQueries runs, CompareQueries compare) {
    this.database = database;
    this.runs = runs;
    this.compare = compare;
  }

  @GET
  @Operation(
      operationId = "compareRuns",
      summary = "What changed from one run to another of the same suite",
      description =
          "Cases are matched by identity. A new failure is red (fail or error) in head and passed,"
              + " was skipped or was not there in base; fixed was red in base and passes in head,"
              + " on retry or not. A red case that base does not have is in added and in"
              + " newFailures. A case that is skipped in head is in added or in no list. Lists"
              + " begin with cases that have not failed and recovered within their window, and tell at"
              + " most limit of them; summary counts all.")
  @APIResponse(responseCode = "200", description = "The comparison")
  @APIResponse(
      responseCode = "404",
      description = "There is no such run, or not for this caller; detail names which")
  @APIResponse(
      responseCode = "422",
      description = "The runs are of different suites or projects, which have no case in common")
  public Comparison compare(
      @Parameter(required = true, schema = @Schema(implementation = UUID.class)) @QueryParam("base")
          @Nullable String base,
      @Parameter(required = true, schema = @Schema(implementation = UUID.class)) @QueryParam("head")
          @Nullable String head,
      @Parameter(
              description = "Cases of each list",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "500",
                      defaultValue = "100"))
          @QueryParam("limit")
          @Nullable String limit) {
    UUID baseId = QueryParameter.id("base", base);
    UUID headId = QueryParameter.id("head", head);
    int listed = QueryParameter.integer("limit", limit, LIMIT, 1, Page.MAX_LIMIT);
    return database.read(connection -> compare(connection, baseId, headId, listed));
  }

  private Comparison compare(Connection connection, UUID baseId, UUID headId, int limit)
      throws SQLException {
    Optional<StoredRun> base = runs.findBriefly(connection, baseId);
    Optional<StoredRun> head = runs.findBriefly(connection, headId);
    if (base.isEmpty() || head.isEmpty()) {
      throw unknown(
          base.isEmpty() ? baseId + " (base)" : "", head.isEmpty() ? headId + " (head)" : "");
    }
    requireOneSuite(base.get().view(), head.get().view());
    return compare.compare(connection, base.get(), head.get(), limit);
  }

  private static ProblemException unknown(String base, String head) {
    String and = base.isEmpty() || head.isEmpty() ? "" : " and no run ";
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no run " + base + and + head + ".");
  }

  /** Everything would be added and removed, and every old failure a new one. */
  private static void requireOneSuite(RunView base, RunView head) {
    if (!suite(base).equals(suite(head))) {
      throw ProblemException.of(
          ProblemType.UNPROCESSABLE,
          "Runs of different suites have no case in common: base is of %s, head of %s. Choose two runs of one suite."
              .formatted(suite(base), suite(head)));
    }
  }

  private static String suite(RunView run) {
    return run.project() + "/" + run.suiteId();
  }
}
