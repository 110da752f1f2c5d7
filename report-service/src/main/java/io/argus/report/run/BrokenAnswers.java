package io.argus.report.run;

import io.argus.http.Problem;
import io.argus.http.ProblemType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * An answer whose reader has hung up is nobody's error: what is made here for the framework cannot
 * arrive any more.
 */
final class BrokenAnswers {

  private static final Logger LOG = Logger.getLogger(BrokenAnswers.class);

  @ServerExceptionMapper
  public Response readerGone(IOException e) {
    LOG.debugf("an answer was not read to its end: %s", e.getMessage());
    return Response.serverError()
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(ProblemType.INTERNAL, "The connection broke off."))
        .build();
  }
}
