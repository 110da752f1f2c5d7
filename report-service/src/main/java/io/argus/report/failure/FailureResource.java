package io.argus.report.failure;

import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.report.database.AnalyticsDatabase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Failures that look alike. */
@Path("/api/failures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Failures", description = "Failures that look alike, as one")
public class FailureResource {

  private final Clock clock;
  private final AnalyticsDatabase database;
  private final FailureQueries failures;

  FailureResource(Clock clock, AnalyticsDatabase database, FailureQueries failures) {
    this.clock = clock;
    this.database = database;
    this.failures = failures;
  }

  @GET
  @Operation(
      operationId = "listFailures",
      summary = "Failures grouped by signature (7 days by default)",
      description =
          "Those that reach most cases first, then most runs, then the newest. What failed without"
              + " any text has no signature and is not here. Whether a case has passed since is"
              + " asked of its newest result on any branch, skips left out.")
  @APIResponse(responseCode = "200", description = "One page of failures")
  public Page<FailureGroup> list(@BeanParam FailureSearch search) {
    FailureSearch.Filter filter = search.filter(clock.instant());
    return database.read(connection -> failures.page(connection, filter));
  }
}
