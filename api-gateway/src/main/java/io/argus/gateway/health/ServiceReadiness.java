package io.argus.gateway.health;

import io.argus.gateway.routing.Service;
import io.argus.gateway.routing.Upstreams;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Asks one service whether it is ready; a service that does not say so in time is not. */
final class ServiceReadiness implements AsyncHealthCheck {

  private static final String PATH = "/q/health/ready";
  private static final int OK = 200;

  private final Service service;
  private final Upstreams upstreams;
  private final Duration timeout;

  ServiceReadiness(Service service, Upstreams upstreams, Duration timeout) {
    this.service = service;
    this.upstreams = upstreams;
    this.timeout = timeout;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .completionStage(() -> upstreams.status(service, PATH, timeout).toCompletionStage())
        .map(status -> status == OK ? ready() : notReady("answers " + status))
        .ifNoItem()
        .after(timeout)
        .recoverWithItem(() -> notReady("does not answer within " + timeout.toMillis() + " ms"))
        .onFailure()
        .recoverWithItem(failure -> notReady("cannot be reached"));
  }

  private HealthCheckResponse ready() {
    return named().up().build();
  }

  private HealthCheckResponse notReady(String reason) {
    return named().down().withData("reason", reason).build();
  }

  private HealthCheckResponseBuilder named() {
    return HealthCheckResponse.named(service.title());
  }
}
