package io.argus.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argus.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTroubleTest {

  @TempDir Path folder;

  @Test
  void a_folder_that_is_not_there_is_made() throws IOException {
    Path missing = folder.resolve("not/yet");

    reader(missing).readOne(body(), null, 10_000).close();

    assertThat(missing).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_answered_503_and_the_next_post_is_fine()
      throws IOException {
    Path spool = Files.createFile(folder.resolve("spool"));

    assertThatThrownBy(() -> reader(spool).readOne(body(), null, 10_000))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().status()).isEqualTo(503);
              assertThat(e.retryAfter()).isNotNull();
            });

    Files.delete(spool);
    reader(spool).readOne(body(), null, 10_000).close();
  }

  /** A process that may write no larger files stands for a disk without room. */
  @Test
  void a_full_disk_is_answered_507_and_nothing_stays_on_it() throws Exception {
    String command =
        "ulimit -f 64; exec '"
            + ProcessHandle.current().info().command().orElse("java")
            + "' -XX:-UsePerfData -XX:+UseSerialGC -Xshare:auto -cp '"
            + System.getProperty("java.class.path")
            + "' '"
            + FullDisk.class.getName()
            + "' '"
            + folder
            + "'";
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("answered 507");
    assertThat(filesIn(folder)).isZero();
  }

  @Test
  void a_body_that_ends_in_an_error_leaves_no_file() throws IOException {
    InputStream dying =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection was closed");
          }
        };

    assertThatThrownBy(
            () -> reader(folder).readOne(new SequenceInputStream(body(), dying), null, 10_000))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(400));
    assertThat(filesIn(folder)).isZero();
  }

  private static BodyReader reader(Path spool) {
    return new BodyReader(new BodyReaderTest.Limits(spool));
  }

  private static InputStream body() {
    return new ByteArrayInputStream(new byte[5_000]);
  }

  private static long filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Reads a body that is larger than what may be written. */
  static final class FullDisk {

    private FullDisk() {}

    public static void main(String[] args) {
      try {
        reader(Path.of(args[0]))
            .readOne(new ByteArrayInputStream(new byte[500_000]), null, 900_000);
      } catch (ProblemException e) {
        System.out.println("answered " + e.problem().status());
      }
    }
  }
}
