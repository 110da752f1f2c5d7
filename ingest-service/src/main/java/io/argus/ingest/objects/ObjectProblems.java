package io.argus.ingest.objects;

import io.argus.http.ProblemMappers;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is answered when the object store is in trouble. */
public final class ObjectProblems {

  private static final Logger LOG = Logger.getLogger(ObjectProblems.class);

  @ServerExceptionMapper
  public Response trouble(ObjectTrouble e) {
    LOG.warnf("%s (%s)", e.getMessage(), e.getCause());
    return new ProblemMappers().problem(e.problem());
  }
}
