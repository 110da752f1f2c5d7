package io.argus.cli.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTemplateTest {

  @Test
  void words_are_split_as_people_write_them() {
    assertThat(
            CommandTemplate.parse("npx  playwright 'test it' \"a \\\" b\" c\\ d '' e'f'g")
                .fill(Map.of()))
        .containsExactly("npx", "playwright", "test it", "a \" b", "c d", "", "efg");
  }

  @Test
  void whatever_a_test_is_called_stays_within_its_word() {
    String evil = "a b'; rm -rf ~ #\" $(id) `id` \\ {id} $1";

    List<String> command =
        CommandTemplate.parse("run --grep={name} {name} {id} {browser} {unknown}")
            .fill(Map.of("name", evil, "id", "7"));

    assertThat(command).containsExactly("run", "--grep=" + evil, evil, "7", "", "{unknown}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh -c 'npm test {name}'",
        "/bin/bash -ec \"x '{name}'\"",
        "cmd /c {name}",
        "pwsh -Command {baseUrl}"
      })
  void no_shell_reads_what_a_test_is_called(String command) {
    assertThatThrownBy(() -> CommandTemplate.parse(command))
        .hasMessageContaining("ARGUS_TEST_NAME");
  }

  @Test
  void a_shell_may_get_it_as_a_parameter() {
    assertThat(CommandTemplate.parse("sh -c 'echo \"$1\"' _ {name}").fill(Map.of("name", "x")))
        .containsExactly("sh", "-c", "echo \"$1\"", "_", "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "run 'x", "run \"x"})
  void what_is_no_command_is_refused(String command) {
    assertThatThrownBy(() -> CommandTemplate.parse(command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--exec");
  }
}
