package io.argus.gateway.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argus.http.Problem;
import io.argus.http.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends requests with problem documents below the level where resource exceptions are mapped. */
@Singleton
public final class ProblemWriter {

  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Ends the request; headers such as {@code Retry-After} are put on the response before. */
  public void end(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    UnreadBody.announceAndDiscard(context);
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(document(problem));
  }

  /** Ends the request, with {@code Retry-After} where trying again helps. */
  public void end(RoutingContext context, ProblemException refusal) {
    Duration retryAfter = refusal.retryAfter();
    if (retryAfter != null && !context.response().headWritten()) {
      context
          .response()
          .putHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    end(context, refusal.problem());
  }

  public Buffer document(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem document is always JSON", e);
    }
  }
}
