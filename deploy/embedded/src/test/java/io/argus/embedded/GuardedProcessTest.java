package io.argus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {

  @TempDir private Path folder;

  @Test
  void tells_the_pid_of_the_command_and_writes_its_output_to_the_log() throws Exception {
    try (GuardedProcess process = start("echo \"I am $$ and $NAME\"; exec sleep 60")) {
      await().until(() -> !process.log().tail().isEmpty());

      assertThat(process.log().tail()).containsExactly("I am " + process.pid() + " and tested");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void a_withheld_variable_is_not_inherited() throws Exception {
    String inherited = "HOME";
    assertThat(System.getenv()).containsKey(inherited);
    GuardedCommand command =
        command("echo \"<${" + inherited + "-none}>\"").withholding(Set.of(inherited));
    try (GuardedProcess process = GuardedProcess.start(command, folder, log())) {
      await().until(() -> !process.log().tail().isEmpty());

      assertThat(process.log().tail()).containsExactly("<none>");
    }
  }

  @Test
  void answers_the_exit_status_of_the_command() throws Exception {
    try (GuardedProcess process = start("exit 7")) {
      assertThat(process.ended().join()).isEqualTo(7);
    }
  }

  @Test
  void kills_a_command_that_ignores_the_signal() throws Exception {
    GuardedProcess process = start("trap '' TERM; while :; do sleep 1; done");
    ProcessHandle command = ProcessHandle.of(process.pid()).orElseThrow();

    process.close();

    assertThat(command.isAlive()).isFalse();
  }

  @Test
  void deletes_the_scratch_directory_at_the_end() throws Exception {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    GuardedCommand command = command("exec sleep 60").deleting(scratch);

    GuardedProcess.start(command, folder, log()).close();

    assertThat(scratch).doesNotExist();
  }

  private GuardedProcess start(String script) throws Exception {
    return GuardedProcess.start(command(script), folder, log());
  }

  private static GuardedCommand command(String script) {
    return new GuardedCommand(
        List.of("sh", "-c", script),
        Map.of("NAME", "tested"),
        Set.of(),
        "TERM",
        Duration.ofSeconds(1),
        Optional.empty());
  }

  private RollingLog log() {
    return RollingLog.open(folder.resolve("out.log"), 1_000);
  }
}
