package io.argus.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

  static final Map<String, String> REMOTE =
      Map.of(
          "ARGUS_STORAGE", "remote",
          "ARGUS_KAFKA_BOOTSTRAP_SERVERS", "k1:9092,k2:9092",
          "ARGUS_DB_URL", "jdbc:postgresql://db:5432/results",
          "ARGUS_DB_USER", "owner",
          "ARGUS_DB_PASSWORD", "owner-password");

  @Test
  void is_local_unless_somebody_says_otherwise() {
    assertThat(Storage.of(Map.of())).isEqualTo(new Storage.Local());
    assertThat(Storage.of(Map.of("ARGUS_STORAGE", " "))).isEqualTo(new Storage.Local());
    assertThat(Storage.of(Map.of("ARGUS_STORAGE", "memory"))).isEqualTo(new Storage.Memory());
  }

  @Test
  void remote_starts_the_four_services_alone() {
    assertThat(Storage.of(REMOTE).parts())
        .containsExactly(Part.INGEST, Part.ANALYTICS, Part.REPORT, Part.GATEWAY);
    assertThat(new Storage.Memory().parts()).containsExactly(Part.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARGUS_KAFKA_BOOTSTRAP_SERVERS",
        "ARGUS_DB_URL",
        "ARGUS_DB_USER",
        "ARGUS_DB_PASSWORD"
      })
  void names_the_variable_that_is_missing_and_says_what_to_do(String variable) {
    Map<String, String> environment = new HashMap<>(REMOTE);
    environment.put(variable, " ");

    assertThatThrownBy(() -> Storage.of(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ARGUS_STORAGE=remote needs %s. Set it, or leave ARGUS_STORAGE out to keep the data on this machine.",
            variable);
  }

  @ParameterizedTest
  @CsvSource({
    "ARGUS_STORAGE, cloud",
    "ARGUS_STORAGE, Local",
    "ARGUS_DB_URL, postgres://db/results",
    "ARGUS_KAFKA_REPLICATION, many",
    "ARGUS_KAFKA_REPLICATION, 0",
    "ARGUS_SMTP_PORT, smtp"
  })
  void refuses_values_that_mean_nothing(String variable, String value) {
    Map<String, String> environment = new HashMap<>(REMOTE);
    environment.put(variable, value);

    assertThatThrownBy(() -> Storage.of(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(variable, value);
  }

  @Test
  void does_not_show_its_password() {
    assertThat(Storage.of(REMOTE)).asString().contains("db:5432").doesNotContain("owner-password");
  }
}
