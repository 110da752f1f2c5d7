package io.argus.embedded.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.embedded.stack.Part;
import io.argus.embedded.supervisor.StackSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {

  @Test
  void an_empty_environment_gives_the_defaults() {
    StackSettings settings = Invocation.of(Map.of("ARGUS_PORT", " ")).settings();

    assertThat(settings.gatewayPort()).isEqualTo(8080);
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.presetToken()).isEmpty();
  }

  @Test
  void services_are_found_where_maven_leaves_them() {
    StackSettings settings = Invocation.of(Map.of("ARGUS_ROOT", "/src/argus")).settings();

    assertThat(settings.builtServices())
        .containsEntry(Part.GATEWAY, Path.of("/src/argus/api-gateway/target/quarkus-app"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "0", "65536", "-1", "99999999999"})
  void a_port_that_is_none_is_refused(String port) {
    Invocation invocation = Invocation.of(Map.of("ARGUS_PORT", port));

    assertThatThrownBy(invocation::settings)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ARGUS_PORT", port);
  }
}
