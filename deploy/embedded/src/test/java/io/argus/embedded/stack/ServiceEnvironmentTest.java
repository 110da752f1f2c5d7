package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.PostgresPasswords;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {

  private static final ServiceEnvironment ENVIRONMENT =
      new ServiceEnvironment(
          Ports.choose(9999, port -> true, () -> 50_000),
          "0.0.0.0",
          new PostgresPasswords("root-secret", "owner-secret", "report-secret", "reader-secret"),
          Path.of("public.pem"),
          Path.of("private.pem"),
          Path.of("admin-token"));

  @Test
  void only_the_gateway_is_reachable_from_outside() {
    assertThat(ENVIRONMENT.of(Part.GATEWAY))
        .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0")
        .containsEntry("QUARKUS_HTTP_PORT", "9999")
        .containsEntry("ARGUS_REPORT_URL", "http://127.0.0.1:8083");
    assertThat(ENVIRONMENT.of(Part.REPORT)).containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
  }

  @Test
  void each_service_gets_only_the_secrets_that_it_needs() {
    assertThat(ENVIRONMENT.of(Part.INGEST)).doesNotContainKeys("ARGUS_DB_PASSWORD");
    assertThat(ENVIRONMENT.of(Part.REPORT))
        .containsEntry("ARGUS_DB_USER", "argus_report")
        .containsEntry("ARGUS_DB_PASSWORD", "report-secret");
    for (Part part : new Part[] {Part.INGEST, Part.ANALYTICS, Part.REPORT}) {
      assertThat(ENVIRONMENT.of(part))
          .as(part.id())
          .doesNotContainKeys("ARGUS_JWT_PRIVATE_KEY_FILE", "ARGUS_ADMIN_TOKEN_FILE");
    }
  }

  @Test
  void a_local_project_keeps_a_thousand_runs() {
    assertThat(ENVIRONMENT.of(Part.ANALYTICS)).containsEntry("ARGUS_PROJECT_MAX_RUNS", "1000");
  }
}
