package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.embedded.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir private Path folder;

  @Test
  void a_place_that_cant_be_written_is_refused_with_what_to_do() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(() -> new Home(file.resolve("home")).prepare())
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("Set ARGUS_HOME to a folder that you may write");
  }
}
