package io.argus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogTest {

  @TempDir private Path folder;

  @Test
  void keeps_at_most_two_files_of_the_limit() throws Exception {
    Path file = folder.resolve("part.log");
    RollingLog log = RollingLog.open(file, 1_000);

    IntStream.range(0, 1_000).forEach(n -> log.accept("line " + n));

    assertThat(Files.size(file)).isLessThan(1_100);
    assertThat(Files.size(folder.resolve("part.log.1"))).isLessThan(1_100);
    assertThat(log.tail()).hasSize(30).endsWith("line 999");
  }

  @Test
  void keeps_the_last_run_beside_the_new_one() {
    Path file = folder.resolve("part.log");
    RollingLog.open(file, 1_000).accept("before");

    RollingLog.open(file, 1_000).accept("after");

    assertThat(file).hasContent("after");
    assertThat(folder.resolve("part.log.1")).hasContent("before");
  }

  @Test
  void goes_on_with_a_log_that_is_there_up_to_its_limit() {
    Path file = folder.resolve("argus.log");
    RollingLog.append(file, 10).accept("why it stopped");

    RollingLog second = RollingLog.append(file, 10);
    second.accept("started");

    assertThat(file).hasContent("started");
    assertThat(folder.resolve("argus.log.1")).hasContent("why it stopped");
    RollingLog.append(file, 1_000).accept("again");
    assertThat(file).hasContent("started\nagain");
  }

  @Test
  void cuts_lines_that_would_fill_the_memory() {
    RollingLog log = RollingLog.open(folder.resolve("part.log"), 1_000_000);

    log.accept("x".repeat(1_000_000));

    assertThat(log.tail().get(0)).hasSizeLessThan(20_000);
  }
}
