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
        CommandTemplate.parse("run --grep={name} {name} {id} {browser}")
            .fill(Map.of("name", evil, "id", "7"));

    assertThat(command).containsExactly("run", "--grep=" + evil, evil, "7", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh -c 'npm test {name}'",
        "timeout 60 sh -c \"echo {name}\"",
        "env sh -c 'echo {name}'",
        "env -S \"sh -c 'echo {name}'\"",
        "env '-Ssh -c {name}'",
        "setsid dash -c 'echo {name}'",
        "nice -n 5 sh -o errexit -c 'echo {name}'",
        "sh -o errexit -c {name}",
        "sh -c -o errexit {name}",
        "sh -c -- {name}",
        "bash -lc {name}",
        "/usr/bin/busybox sh -ce 'echo {name}'",
        "docker exec c sh -c 'echo {name}'",
        "sh -c 'exec \"$@\"' x bash -c {name}",
        "fish --command 'echo {name}'",
        "flock /tmp/l -c 'echo {name}'",
        "python3.12 -c 'print(\"{name}\")'",
        "python -cprint('{name}')",
        "perl -wne {name}",
        "perl -e 1 -e {name}",
        "ruby -e 'puts \"{name}\"'",
        "node --eval={name}",
        "node -p {name}",
        "deno eval {name}",
        "php -r 'echo \"{name}\";'",
        "'C:\\Windows\\CMD.EXE' /s /c run {name}",
        "powershell.exe ./run.ps1 {name}",
        "ssh host run {name}",
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
  @ValueSource(
      strings = {
        "npx playwright test --grep={name}",
        "python -m pytest tests/shop.py::{name} -k {className}",
        "node jest.js -t '^{className} {name}$'",
        "bash run.sh '{className}.{name}'",
        "env NAME={name} sh -c 'echo \"$NAME\"'",
        "timeout 60 bash -euc 'run \"$1\" \"$2\"' x {name} {browser}",
        "curl -c jar -e {name} --data '{\"name\": \"{name}\", \"more\": {}}'",
        "sh -c 'echo ${HOME} { other }'"
      })
  void what_no_shell_reads_is_taken(String command) {
    assertThat(CommandTemplate.parse(command).fill(Map.of("name", "x")))
        .noneMatch(word -> word.contains("{name}"));
  }

  @Test
  void a_place_that_there_is_not_is_said_with_those_that_there_are() {
    assertThatThrownBy(() -> CommandTemplate.parse("echo {nmae}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{nmae}")
        .hasMessageContaining("{name}, {className}, {id}, {browser}, {environment}, {baseUrl}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "run 'x", "run \"x"})
  void what_is_no_command_is_refused(String command) {
    assertThatThrownBy(() -> CommandTemplate.parse(command))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--exec");
  }
}
