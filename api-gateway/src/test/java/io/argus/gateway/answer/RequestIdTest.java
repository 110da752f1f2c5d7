package io.argus.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @Test
  void a_harmless_id_of_the_caller_is_kept() {
    assertThat(RequestId.of("build-17.step_3")).isEqualTo("build-17.step_3");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "two words", "a\nb", "x'; drop", "é", "\u001b[31m"})
  void any_other_is_replaced(String proposed) {
    assertThat(UUID.fromString(RequestId.of(proposed))).isNotNull();
  }

  @Test
  void a_long_one_is_replaced() {
    assertThat(RequestId.of("x".repeat(65))).hasSize(36);
  }
}
