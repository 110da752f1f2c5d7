package io.argus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCommandTest {

  @ParameterizedTest
  @CsvSource({
    "17, false",
    "17.0.8, false",
    "17.0.9, true",
    "20.0.2, false",
    "21, false",
    "21.0.1, true",
    "22, true",
    "25.0.1, true"
  })
  void memory_goes_back_where_the_jdk_can_do_so(String jdk, boolean can) {
    assertThat(JavaCommand.trimsNativeHeap(Runtime.Version.parse(jdk))).isEqualTo(can);
  }

  @Test
  void the_running_jdk_takes_every_option() throws Exception {
    List<String> command = new JavaCommand("test", 64, List.of()).jar(Path.of("none.jar"));
    command.subList(command.indexOf("-jar"), command.size()).clear();
    command.add("-version");

    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(java.getInputStream().readAllBytes(), UTF_8))
        .doesNotContainIgnoringCase("unrecog");
    assertThat(java.waitFor()).isZero();
  }
}
