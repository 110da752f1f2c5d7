package io.argus.gateway.health;

import io.argus.gateway.routing.Service;
import io.argus.gateway.routing.Upstreams;
import io.smallrye.health.api.AsyncHealthCheck;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.Readiness;

/** One check per service; they run at the same time. */
@Singleton
class ReadinessChecks {

  private final HealthConfig config;
  private final Upstreams upstreams;

  ReadinessChecks(HealthConfig config, Upstreams upstreams) {
    this.config = config;
    this.upstreams = upstreams;
  }

  @Produces
  @Singleton
  @Readiness
  AsyncHealthCheck ingest() {
    return check(Service.INGEST);
  }

  @Produces
  @Singleton
  @Readiness
  AsyncHealthCheck analytics() {
    return check(Service.ANALYTICS);
  }

  @Produces
  @Singleton
  @Readiness
  AsyncHealthCheck report() {
    return check(Service.REPORT);
  }

  private AsyncHealthCheck check(Service service) {
    return new ServiceReadiness(service, upstreams, config.timeout());
  }
}
