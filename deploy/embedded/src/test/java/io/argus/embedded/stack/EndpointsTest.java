package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.PostgresPasswords;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private static final PostgresPasswords PASSWORDS =
      new PostgresPasswords("root-secret", "owner-secret", "report-secret", "reader-secret");
  private static final Ports PORTS =
      Ports.choose(List.of(Part.values()), 8080, port -> true, () -> 50_000);
  private static final Stores STORES = Stores.embedded(PORTS, PASSWORDS);

  @Test
  void names_everything_as_the_contract_does() {
    Map<String, Object> document =
        Endpoints.document(
            "c0ffee", "2026-11-20T12:00:00Z", PORTS, STORES, Map.of(Part.GATEWAY, 42L));

    assertThat(document.keySet())
        .containsExactly(
            "commit",
            "startedAt",
            "gateway",
            "ingest",
            "analytics",
            "report",
            "kafka",
            "postgres",
            "mail");
    assertThat(document)
        .containsEntry("gateway", Map.of("url", "http://127.0.0.1:8080", "pid", 42L))
        .containsEntry("kafka", Map.of("bootstrapServers", "127.0.0.1:9092"))
        .containsEntry("mail", Map.of("smtpHost", "127.0.0.1", "smtpPort", 3025, "imapPort", 3143));
  }

  @Test
  void tells_the_database_with_both_of_its_users() {
    Map<String, Object> document = Endpoints.document("c", "s", PORTS, STORES, Map.of());

    assertThat(document.get("postgres"))
        .isEqualTo(
            Map.of(
                "jdbcUrl", "jdbc:postgresql://127.0.0.1:5432/argus",
                "user", "argus",
                "password", "owner-secret",
                "readerUser", "argus_reader",
                "readerPassword", "reader-secret"));
  }

  @Test
  void tells_remote_stores_without_a_pid_and_without_what_is_not_there() {
    Storage.Remote remote = (Storage.Remote) Storage.of(StorageTest.REMOTE);
    Ports ports = Ports.choose(remote.parts(), 8080, port -> true, () -> 50_000);
    Stores stores = Stores.remote(remote, PASSWORDS, StorageTest.REMOTE);

    Map<String, Object> document = Endpoints.document("c", "s", ports, stores, Map.of());

    assertThat(document)
        .containsEntry("kafka", Map.of("bootstrapServers", "k1:9092,k2:9092"))
        .doesNotContainKey("mail");
    assertThat(document.get("postgres"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("jdbcUrl", "jdbc:postgresql://db:5432/results")
        .containsEntry("user", "owner")
        .containsEntry("password", "owner-password");
  }
}
