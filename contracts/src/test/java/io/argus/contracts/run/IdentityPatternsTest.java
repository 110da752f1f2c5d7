package io.argus.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPatternsTest {

  @Test
  void what_a_pattern_finds_becomes_a_star() {
    IdentityPatterns patterns = IdentityPatterns.of(List.of("0x[0-9a-f]+", "port=\\d+"));

    assertThat(patterns.apply("test[<A at 0x7f3a>-port=8080]")).isEqualTo("test[<A at *>-*]");
    assertThat(patterns.apply("test[0x1] and 0x2")).isEqualTo("test[*] and *");
    assertThat(patterns.applyOrNull(null)).isNull();
  }

  @Test
  void what_no_pattern_finds_stays_the_same_object() {
    String name = "adds $1 \\ items";

    assertThat(IdentityPatterns.of(List.of("\\d{4}-\\d\\d")).apply(name)).isSameAs(name);
    assertThat(IdentityPatterns.NONE.apply(name)).isSameAs(name);
  }

  @Test
  void those_of_the_project_and_of_the_poster_add_up() {
    IdentityPatterns both =
        IdentityPatterns.of(List.of("a+", "b+")).and(IdentityPatterns.of(List.of("b+", "c+")));

    assertThat(both.apply("aa bb cc dd")).isEqualTo("* * * dd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "(", "x*", "a|", "(x{1000}){1000}", "((a{100}){100}){100}", "x{99999999999}"})
  void a_pattern_that_cannot_be_used_is_refused(String pattern) {
    assertThatThrownBy(() -> IdentityPatterns.of(List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void too_many_or_too_long_ones_are_refused() {
    assertThatThrownBy(() -> IdentityPatterns.of(Collections.nCopies(21, "a")))
        .hasMessageContaining("at most 20");
    assertThatThrownBy(() -> IdentityPatterns.of(List.of("a".repeat(201))))
        .hasMessageContaining("200 characters");
  }

  @Test
  void a_pattern_that_would_never_end_elsewhere_takes_linear_time() {
    assertThat(IdentityPatterns.of(List.of("(a+)+$")).apply("a".repeat(100_000) + "b"))
        .endsWith("b");
  }
}
