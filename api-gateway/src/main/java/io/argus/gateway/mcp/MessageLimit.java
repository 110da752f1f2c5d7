package io.argus.gateway.mcp;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.http.Problem;
import io.argus.http.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Messages are held in memory as a whole, unlike uploads: none may be large. */
@Singleton
class MessageLimit {

  static final int MOST_BYTES = 1 << 20;

  /** After authentication (200): who may not ask at all learns that first. */
  private static final int AFTER_AUTHENTICATION = 150;

  private final ProblemWriter problems;

  MessageLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  void apply(@Observes Filters filters) {
    filters.register(this::check, AFTER_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean isMessage =
        request.method().equals(HttpMethod.POST)
            && (request.path().equals("/mcp") || request.path().startsWith("/mcp/"));
    if (isMessage && !isSmall(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
      problems.end(
          context,
          Problem.of(
              ProblemType.TOO_LARGE,
              "A message says its Content-Length, and has at most " + MOST_BYTES + " bytes."));
    } else {
      context.next();
    }
  }

  private static boolean isSmall(@Nullable String length) {
    return length != null && length.matches("[0-9]{1,7}") && Integer.parseInt(length) <= MOST_BYTES;
  }
}
