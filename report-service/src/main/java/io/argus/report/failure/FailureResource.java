package io.argus.report.failure;

import io.argus.http.Caller;
import io.argus.http.Page;
import io.argus.http.ProblemException;
import io.argus.report.database.AnalyticsDatabase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Failures that look alike. */
@Path("/api/failures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.READ)
@Tag(name = "Failures", description = "Failures that look alike, as one")
public class FailureResource {

  /** Each keeps a core busy for as long as it lasts; more would only keep others from theirs. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
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
    takeTurn();
    try {
      return database.read(connection -> failures.page(connection, filter));
    } finally {
      turns.release();
    }
  }

  /** Before a connection is taken: there are few. */
  private void takeTurn() {
    try {
      if (turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.unavailable(
        "Too many sum up failures at once. Try again, or ask for fewer days, one project or one suite.",
        PATIENCE);
  }
}
