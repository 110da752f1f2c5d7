package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.embedded.home.StackState.PartState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        new StackState(id, "build", "/jdk", 4711, "secret", StackState.READY, "now", null, parts);

    files.write(state);

    assertThat(files.read()).contains(state);
  }

  @Test
  void a_file_of_another_version_tells_nothing() throws Exception {
    Files.writeString(folder.resolve("run/supervisor.json"), "{\"unknown\": true}");

    assertThat(files.read()).isEmpty();
  }
}
