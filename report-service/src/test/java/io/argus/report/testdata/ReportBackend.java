package io.argus.report.testdata;

import io.argus.testing.ArgusBackend;
import io.argus.testing.Backends;
import io.argus.testing.DatabaseAccess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the real migration, read as role {@code argus_report}. */
public final class ReportBackend implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    ArgusBackend backend = new ArgusBackend();
    backend.init(Map.of(ArgusBackend.KAFKA, "false", ArgusBackend.DATABASE_USER, "argus_report"));
    Map<String, String> config = backend.start();
    DatabaseAccess owner = owner();
    Flyway.configure()
        .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
        .schemas("analytics")
        .locations("classpath:db/analytics")
        .placeholders(Map.of("reporting", "reporting"))
        .load()
        .migrate();
    // Digests go out when a test says so.
    config.put("quarkus.scheduler.enabled", "false");
    return config;
  }

  @Override
  public void stop() {}

  static DatabaseAccess owner() {
    return Backends.postgres().as("argus");
  }
}
