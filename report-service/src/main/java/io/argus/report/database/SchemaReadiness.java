package io.argus.report.database;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once analytics-service has migrated the schema and this service may read it. */
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {

  private static final String NAME = "schema analytics";

  private final AnalyticsDatabase database;

  SchemaReadiness(AnalyticsDatabase database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      database.read(Query.of("select 1 from test_run limit 1")::isNotEmpty);
      return HealthCheckResponse.up(NAME);
    } catch (DatabaseException e) {
      return HealthCheckResponse.named(NAME)
          .down()
          .withData("reason", "not reachable, not migrated yet, or not readable: " + e.kind())
          .build();
    }
  }
}
