package io.argus.gateway.account;

import io.argus.http.ProblemException;
import io.argus.http.ProblemMappers;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A database that is away or busy is a 503 with {@code Retry-After}, not a 500. */
final class DatabaseProblems {

  private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Connection, authorisation, rollback, resources, locks, shutdown, system; no such database. */
  private static final List<String> PASSING =
      List.of("08", "28", "40", "53", "55", "57", "58", "3D");

  private final ProblemMappers problems = new ProblemMappers();

  @ServerExceptionMapper({SQLException.class, PersistenceException.class, RollbackException.class})
  public Response database(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
        LOG.warnf("the database did not take a request: %s", cause.getMessage());
        return problems.problem(
            ProblemException.unavailable(
                "The database of users and tokens is away; try again.", RETRY_AFTER));
      }
    }
    return problems.unexpected(e);
  }

  /** Without a state it never reached the server: the pool or the driver says so. */
  private static boolean isPassing(@Nullable String state) {
    return state == null || PASSING.stream().anyMatch(state::startsWith);
  }
}
