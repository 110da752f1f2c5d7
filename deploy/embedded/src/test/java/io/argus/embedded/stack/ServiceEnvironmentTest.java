package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.PostgresPasswords;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEnvironmentTest {

  private static final PostgresPasswords PASSWORDS =
      new PostgresPasswords("root-secret", "owner-secret", "report-secret", "reader-secret");
  private static final ServiceEnvironment ENVIRONMENT = environment(new Storage.Local(), Map.of());

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
        .containsEntry("ARGUS_DB_PASSWORD", "report-secret")
        .containsEntry("ARGUS_SMTP_HOST", "127.0.0.1")
        .containsEntry("ARGUS_PUBLIC_URL", "http://127.0.0.1:9999");
    assertThat(ENVIRONMENT.of(Part.ANALYTICS))
        .containsEntry("ARGUS_PUBLIC_URL", "http://127.0.0.1:9999");
    assertThat(ENVIRONMENT.of(Part.GATEWAY))
        .containsEntry("ARGUS_DB_USER", "argus")
        .containsEntry("ARGUS_DB_PASSWORD", "owner-secret");
    for (Part part : new Part[] {Part.INGEST, Part.ANALYTICS, Part.REPORT}) {
      assertThat(ENVIRONMENT.of(part))
          .as(part.id())
          .doesNotContainKeys("ARGUS_JWT_PRIVATE_KEY_FILE", "ARGUS_ADMIN_TOKEN_FILE");
    }
  }

  @Test
  void secrets_of_the_user_are_inherited_by_nobody_and_told_to_who_needs_them() {
    Map<String, String> user = new HashMap<>(StorageTest.REMOTE);
    user.putAll(
        Map.of(
            "ARGUS_ADMIN_TOKEN", "t",
            "ARGUS_S3_SECRET_KEY", "s3",
            "ARGUS_IMPORTS_TOKEN", "imports",
            "ARGUS_OIDC_CLIENT_SECRET", "oidc",
            "ARGUS_SMTP_HOST", "mail.example",
            "ARGUS_ALLOW_PRIVATE_ADDRESSES", "true",
            "ARGUS_ANONYMOUS_READ", "true"));
    ServiceEnvironment remote = environment(Storage.of(user), user);

    assertThat(remote.withheld())
        .contains(
            "ARGUS_DB_PASSWORD",
            "ARGUS_ADMIN_TOKEN",
            "ARGUS_S3_SECRET_KEY",
            "ARGUS_IMPORTS_TOKEN",
            "ARGUS_OIDC_CLIENT_SECRET")
        .doesNotContain("ARGUS_ANONYMOUS_READ", "ARGUS_ALLOW_PRIVATE_ADDRESSES", "PATH");
    assertThat(remote.of(Part.INGEST))
        .containsEntry("ARGUS_S3_SECRET_KEY", "s3")
        .containsEntry("ARGUS_IMPORTS_TOKEN", "imports")
        .containsEntry("ARGUS_OBJECTS_DIRECTORY", "objects")
        .containsEntry("ARGUS_KAFKA_BOOTSTRAP_SERVERS", "k1:9092,k2:9092")
        .doesNotContainKeys(
            "ARGUS_DB_URL", "ARGUS_DB_PASSWORD", "ARGUS_SMTP_HOST", "ARGUS_OIDC_CLIENT_SECRET");
    assertThat(remote.of(Part.GATEWAY)).containsEntry("ARGUS_OIDC_CLIENT_SECRET", "oidc");
    assertThat(remote.of(Part.ANALYTICS))
        .containsEntry("ARGUS_DB_USER", "owner")
        .containsEntry("ARGUS_DB_PASSWORD", "owner-password");
    assertThat(remote.of(Part.REPORT))
        .containsEntry("ARGUS_DB_USER", "argus_report")
        .containsEntry("ARGUS_DB_PASSWORD", "report-secret")
        .containsEntry("ARGUS_SMTP_HOST", "mail.example");
  }

  @Test
  void projects_on_this_machine_keep_a_thousand_runs_and_remote_ones_all() {
    assertThat(environment(new Storage.Memory(), Map.of()).of(Part.ANALYTICS))
        .containsEntry("ARGUS_PROJECT_MAX_RUNS", "1000");
    assertThat(environment(Storage.of(StorageTest.REMOTE), StorageTest.REMOTE).of(Part.ANALYTICS))
        .containsEntry("ARGUS_PROJECT_MAX_RUNS", "0");
  }

  @Test
  void what_the_user_has_set_stays() {
    Map<String, String> user =
        Map.of("ARGUS_PROJECT_MAX_RUNS", "7", "ARGUS_ANALYTICS_URL", "http://elsewhere");
    ServiceEnvironment environment = environment(new Storage.Local(), user);

    assertThat(environment.of(Part.ANALYTICS)).doesNotContainKey("ARGUS_PROJECT_MAX_RUNS");
    assertThat(environment.of(Part.INGEST)).doesNotContainKey("ARGUS_ANALYTICS_URL");
    assertThat(ENVIRONMENT.of(Part.INGEST))
        .containsEntry("ARGUS_ANALYTICS_URL", "http://127.0.0.1:8082");
  }

  private static ServiceEnvironment environment(Storage storage, Map<String, String> user) {
    Ports ports = Ports.choose(List.of(Part.values()), 9999, port -> true, () -> 50_000);
    Stores stores =
        storage instanceof Storage.Remote remote
            ? Stores.remote(remote, PASSWORDS, user)
            : Stores.embedded(ports, PASSWORDS);
    return new ServiceEnvironment(
        ports,
        "0.0.0.0",
        storage,
        stores,
        Path.of("public.pem"),
        Path.of("private.pem"),
        Path.of("admin-token"),
        Path.of("spool"),
        Path.of("objects"),
        user);
  }
}
