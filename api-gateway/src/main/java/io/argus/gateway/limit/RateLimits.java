package io.argus.gateway.limit;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.http.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts requests to the API before anybody asks who makes them. */
@Singleton
class RateLimits {

  /** After the request has its id (1000), before authentication (200). */
  private static final int BEFORE_AUTHENTICATION = 900;

  private final Buckets addresses;
  private final Buckets credentials;
  private final ProblemWriter problems;

  RateLimits(LimitConfig config, ProblemWriter problems) {
    this.addresses = new Buckets(config.perAddress(), config.in(), System::nanoTime);
    this.credentials = new Buckets(config.perToken(), config.in(), System::nanoTime);
    this.problems = problems;
  }

  void apply(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    String path = context.request().path();
    boolean counts = path.startsWith("/api/") || path.equals("/mcp") || path.startsWith("/mcp/");
    Duration wait = counts ? take(context.request()) : null;
    if (wait == null) {
      context.next();
    } else {
      problems.end(context, ProblemException.tooMany("Too many requests from one caller.", wait));
    }
  }

  private @Nullable Duration take(HttpServerRequest request) {
    Duration wait = addresses.take(ClientAddress.keyOf(request.remoteAddress().hostAddress()));
    String credential = request.getHeader(HttpHeaders.AUTHORIZATION);
    return wait != null || credential == null
        ? wait
        : credentials.take(Integer.toHexString(credential.hashCode()));
  }
}
