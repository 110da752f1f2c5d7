package io.argus.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void escape_sequences_are_gone() {
    assertThat(Plain.line("a\u001b[31mred\u001b[0m\u001b]0;title\u0007b\nc")).isEqualTo("aredb c");
    assertThat(Plain.line("user\u202Egpj.exe")).isEqualTo("user\uFFFDgpj.exe");
    assertThat(Plain.line("\uD83C\uDF4F ok")).isEqualTo("\uD83C\uDF4F ok");
    assertThat(Plain.line(null)).isEmpty();
    assertThat(Plain.line("abcdef", 4)).isEqualTo("abc…");
  }

  @Property
  void nothing_that_steers_a_terminal_is_left(@ForAll String text) {
    assertThat(Plain.line(text).codePoints().filter(Character::isISOControl)).isEmpty();
  }
}
