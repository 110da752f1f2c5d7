package io.argus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgusBackendTest {

  @Test
  void starts_once_for_all_that_ask_for_it() {
    Map<String, String> first = started(Map.of());
    Map<String, String> second = started(Map.of());

    assertThat(second).isEqualTo(first).containsKey("kafka.bootstrap.servers");
  }

  @Test
  void leaves_out_what_is_not_needed() {
    Map<String, String> config =
        started(Map.of(ArgusBackend.KAFKA, "false", ArgusBackend.POSTGRES, "false"));

    assertThat(config.keySet()).allMatch(name -> name.startsWith("mp.jwt.verify."));
  }

  @Test
  void answers_with_the_role_that_was_asked_for() throws SQLException {
    started(Map.of(ArgusBackend.KAFKA, "false", ArgusBackend.DATABASE_USER, "argus_report"));

    try (Connection report = Backends.postgres().as("argus_report").connect()) {
      assertThat(report.getMetaData().getUserName()).isEqualTo("argus_report");
    }
  }

  @Test
  void mints_tokens_that_name_roles_and_projects() {
    String token = InternalTokens.token("ci", Set.of("ingest"), Set.of("shop"));

    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    assertThat(claims)
        .contains("\"iss\":\"argus-gateway\"", "\"aud\":\"argus\"", "\"projects\":[\"shop\"]");
  }

  private static Map<String, String> started(Map<String, String> arguments) {
    ArgusBackend backend = new ArgusBackend();
    backend.init(arguments);
    return backend.start();
  }
}
