package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private static final Ports PORTS = Ports.choose(8080, port -> true, () -> 50_000);
  private static final Endpoints.DatabaseUsers USERS =
      new Endpoints.DatabaseUsers("owner-secret", "reader-secret");

  @Test
  void names_everything_as_the_contract_does() {
    Map<String, Object> document =
        Endpoints.document(
            "c0ffee", "2026-11-20T12:00:00Z", PORTS, USERS, Map.of(Part.GATEWAY, 42L));

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
    Map<String, Object> document = Endpoints.document("c", "s", PORTS, USERS, Map.of());

    assertThat(document.get("postgres"))
        .isEqualTo(
            Map.of(
                "jdbcUrl", "jdbc:postgresql://127.0.0.1:5432/argus",
                "user", "argus",
                "password", "owner-secret",
                "readerUser", "argus_reader",
                "readerPassword", "reader-secret"));
  }
}
