package io.argus.gateway.account;

import io.argus.gateway.identity.ApiCaller;
import io.argus.gateway.identity.InternalTokens;
import io.argus.gateway.routing.Service;
import io.argus.gateway.routing.Upstreams;
import io.argus.http.ProblemException;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The executions of a user, which analytics-service keeps. */
@ApplicationScoped
class UserExecutions {

  private static final Logger LOG = Logger.getLogger(UserExecutions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int NO_CONTENT = 204;

  private final Upstreams upstreams;
  private final InternalTokens tokens;

  @Inject
  UserExecutions(Upstreams upstreams, InternalTokens tokens) {
    this.upstreams = upstreams;
    this.tokens = tokens;
  }

  /**
   * Returns when they are gone, and no others can come: those that are just being asked for, too.
   *
   * @throws ProblemException 503 when analytics-service does not say so
   */
  void delete(ApiCaller admin, UUID user) {
    try {
      int status =
          upstreams
              .status(
                  Service.ANALYTICS,
                  HttpMethod.DELETE,
                  "/api/executions?userId=" + user + "&removed=true",
                  tokens.tokenOf(admin),
                  PATIENCE)
              .toCompletionStage()
              .toCompletableFuture()
              .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (status != NO_CONTENT) {
        LOG.warnf("executions of user %s are not deleted: status %d", user, status);
        throw notNow();
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("executions of user %s are not deleted: %s", user, e);
      throw notNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notNow();
    }
  }

  private static ProblemException notNow() {
    return ProblemException.unavailable(
        "The user's executions cannot be removed now, so the user stays. Try again.", RETRY_AFTER);
  }
}
