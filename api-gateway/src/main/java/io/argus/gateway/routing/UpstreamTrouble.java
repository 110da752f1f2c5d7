package io.argus.gateway.routing;

import io.argus.http.Problem;
import io.argus.http.ProblemType;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told when a service gives no answer.
 *
 * @param retryAfter null where trying again does not help by itself
 */
record UpstreamTrouble(Problem problem, @Nullable Duration retryAfter) {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration AFTER_A_RESTART = Duration.ofSeconds(5);

  static UpstreamTrouble of(Service service, Throwable failure) {
    String part = service.title();
    if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
      return new UpstreamTrouble(
          Problem.of(ProblemType.UNAVAILABLE, part + " cannot be reached."), AFTER_A_RESTART);
    }
    if (failure instanceof ConnectionPoolTooBusyException) {
      return new UpstreamTrouble(
          Problem.of(ProblemType.UNAVAILABLE, part + " has too much to do."), SOON);
    }
    if (failure instanceof TimeoutException) {
      return new UpstreamTrouble(
          Problem.of(ProblemType.GATEWAY_TIMEOUT, part + " took too long to answer."), null);
    }
    String detail =
        part + " ended the connection without an answer; whether it did the work is not known.";
    return new UpstreamTrouble(Problem.of(ProblemType.BAD_GATEWAY, detail), AFTER_A_RESTART);
  }

  /** The caller is known, yet the service does not believe the gateway: not the caller's fault. */
  static UpstreamTrouble tokenRefused(Service service) {
    String detail =
        service.title()
            + " refused the gateway's own token: check that its ARGUS_JWT_PUBLIC_KEY_FILE belongs"
            + " to the gateway's ARGUS_JWT_PRIVATE_KEY_FILE, and both clocks.";
    return new UpstreamTrouble(Problem.of(ProblemType.BAD_GATEWAY, detail), null);
  }
}
