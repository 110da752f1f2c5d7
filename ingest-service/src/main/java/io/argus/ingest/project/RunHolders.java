package io.argus.ingest.project;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what names a run by its id when somebody else has that run. Where analytics-service gives
 * no answer, or does not know the run yet, it is taken: what then can't be stored becomes a dead
 * letter.
 */
@ApplicationScoped
public class RunHolders {

  private static final Logger LOG = Logger.getLogger(RunHolders.class);

  private final RunHolderClient analytics;

  @Inject
  RunHolders(@RestClient RunHolderClient analytics) {
    this.analytics = analytics;
  }

  /**
   * @param suiteId null = any suite of the project may have the run
   * @throws ProblemException 409 when the run is another project's, or another suite's
   */
  public void check(Poster poster, UUID runId, String project, @Nullable String suiteId) {
    if (isElsewhere(poster, runId, project, suiteId)) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "Run %s is not of %s: say the project and suite that have it, or start a run of your own."
              .formatted(runId, suiteId == null ? project : project + "/" + suiteId));
    }
  }

  private boolean isElsewhere(Poster poster, UUID runId, String project, @Nullable String suiteId) {
    try {
      return analytics.holder(runId, project, suiteId, "Bearer " + poster.token()).elsewhere();
    } catch (WebApplicationException | ProcessingException e) {
      LOG.warnf("analytics-service does not tell whose run %s is: %s", runId, e);
      return false;
    }
  }
}
