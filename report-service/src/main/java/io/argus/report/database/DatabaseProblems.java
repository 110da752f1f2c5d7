package io.argus.report.database;

import io.argus.http.ProblemException;
import io.argus.http.ProblemMappers;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A database that is away or overloaded is a 503 with {@code Retry-After}, not a 500. */
final class DatabaseProblems {

  private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ProblemMappers problems = new ProblemMappers();

  @ServerExceptionMapper
  public Response database(DatabaseException e) {
    return switch (e.kind()) {
      case AWAY -> unavailable(e, "The results database is not available.");
      case TOO_SLOW ->
          unavailable(e, "The question took too long: ask for fewer days or a single project.");
      case REFUSED -> problems.unexpected(e);
    };
  }

  private Response unavailable(DatabaseException e, String detail) {
    LOG.warnf("database read failed: %s", e.getCause());
    return problems.problem(ProblemException.unavailable(detail, RETRY_AFTER));
  }
}
