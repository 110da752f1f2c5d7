package io.argus.gateway.routing;

import io.argus.gateway.answer.ProblemWriter;
import io.argus.http.Problem;
import io.argus.http.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses bodies that say they are too large, before the framework does so without a word. */
@Singleton
class BodyLimit {

  /** After authentication (200) and authorisation (100): strangers learn no limits. */
  private static final int AFTER_AUTHORISATION = 50;

  private final long bytes;
  private final ProblemWriter problems;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ProblemWriter problems) {
    this.bytes = limit.asLongValue();
    this.problems = problems;
  }

  void apply(@Observes Filters filters) {
    filters.register(this::check, AFTER_AUTHORISATION);
  }

  long bytes() {
    return bytes;
  }

  Problem problem() {
    return Problem.of(
        ProblemType.TOO_LARGE,
        "A body may hold at most "
            + bytes
            + " bytes ("
            + (bytes >> 20)
            + " MiB). Send less at a"
            + " time, or compress it: Content-Encoding: gzip.");
  }

  private void check(RoutingContext context) {
    if (exceeds(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
      problems.end(context, problem());
    } else {
      context.next();
    }
  }

  private boolean exceeds(@Nullable String length) {
    return length != null && Long.parseLong(length) > bytes;
  }
}
