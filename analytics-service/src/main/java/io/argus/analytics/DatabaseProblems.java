package io.argus.analytics;

import io.argus.analytics.storage.DatabaseTrouble;
import io.argus.http.ProblemException;
import io.argus.http.ProblemMappers;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A database that is away or busy is a 503 with {@code Retry-After}, not a 500. */
final class DatabaseProblems {

  private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ProblemMappers problems = new ProblemMappers();

  @ServerExceptionMapper({SQLException.class, PersistenceException.class, RollbackException.class})
  public Response database(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DatabaseTrouble.isPassing(sql)) {
        LOG.warnf("the database did not take a request: %s", cause.getMessage());
        return problems.problem(
            ProblemException.unavailable(
                "The database is away, or busy with just that; try again.", RETRY_AFTER));
      }
    }
    return problems.unexpected(e);
  }
}
