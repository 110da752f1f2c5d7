package io.argus.ingest.publish;

import io.argus.http.ProblemException;
import io.argus.http.ProblemMappers;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is answered when Kafka has not acknowledged. */
public final class PublishProblems {

  private static final Logger LOG = Logger.getLogger(PublishProblems.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @ServerExceptionMapper
  public Response unavailable(PublishFailed e) {
    LOG.warn(e.getMessage());
    return new ProblemMappers()
        .problem(
            ProblemException.unavailable(
                "Kafka has not acknowledged it, so it does not count as stored. Send it again with"
                    + " the same runKey or Idempotency-Key, and it is stored once.",
                RETRY_AFTER));
  }
}
