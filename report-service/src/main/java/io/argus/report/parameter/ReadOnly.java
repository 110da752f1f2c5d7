package io.argus.report.parameter;

import io.argus.http.Problem;
import io.argus.http.ProblemType;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whoever tries to write learns what there is instead: every path of this service only answers. */
final class ReadOnly {

  @ServerExceptionMapper
  public Response notAllowed(NotAllowedException e) {
    return Response.status(ProblemType.METHOD_NOT_ALLOWED.status())
        .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(ProblemType.METHOD_NOT_ALLOWED, null))
        .build();
  }
}
