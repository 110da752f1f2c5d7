package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.home.StackState.PartState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {

  @TempDir private Path folder;
  private StateFiles files;

  @BeforeEach
  void prepare() throws Exception {
    Home home = new Home(folder);
    home.prepare();
    files = new StateFiles(home);
  }

  @Test
  void what_was_written_is_read() throws Exception {
    ProcessId id = new ProcessId(1, 2);
    List<PartState> parts = List.of(new PartState("kafka", "ready", id, "127.0.0.1:9092", 7L, 0));
    StackState state =
        new StackState(
            id,
            "build",
            Map.of("ARGUS_PORT", "8080"),
            "/jdk",
            4711,
            "secret",
            StackState.READY,
            "now",
            null,
            parts);

    files.write(state);

    assertThat(files.read()).contains(state);
  }

  @Test
  void a_reason_to_stop_is_told_until_it_is_forgotten() throws Exception {
    assertThat(files.failure()).isEmpty();

    files.writeFailure("kafka died");
    assertThat(files.failure()).contains("kafka died");

    files.deleteFailure();
    assertThat(files.failure()).isEmpty();
  }

  @Test
  void a_stack_of_the_last_version_is_still_known() throws Exception {
    Files.writeString(
        folder.resolve("run/supervisor.json"),
        """
        {"supervisor":{"pid":1,"startedMs":2},"build":"b","java":"j","controlPort":3,
         "controlToken":"t","state":"ready","startedAt":"s","readyMs":1,"parts":[],"later":true}
        """);

    assertThat(files.read()).map(StackState::build).contains("b");
  }

  @Test
  void a_file_of_another_version_tells_nothing() throws Exception {
    Files.writeString(folder.resolve("run/supervisor.json"), "{\"unknown\": true}");

    assertThat(files.read()).isEmpty();
  }
}
