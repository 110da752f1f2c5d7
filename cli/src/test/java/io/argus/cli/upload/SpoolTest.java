package io.argus.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final Head HEAD = new Head("http://a", "/api?x=1", "key-1", "text/xml", "gzip");

  @TempDir Path directory;

  @Test
  void an_upload_of_a_process_that_was_killed_is_there_with_its_key() throws IOException {
    // Killed: the lock is gone with the process, nothing else has happened.
    add("body").close();

    Spool next = spool();
    assertThat(next.waiting()).hasSize(1);
    try (Entry entry = next.take(next.waiting().get(0))) {
      assertThat(entry.head()).isEqualTo(HEAD);
      assertThat(entry.body()).content().isEqualTo("body");
      entry.remove();
    }
    assertThat(next.waiting()).isEmpty();
    assertThat(Files.list(directory.resolve("spool"))).hasSize(1); // .gitignore
  }

  @Test
  void what_one_sends_no_other_takes() throws IOException {
    try (Entry sending = add("body")) {
      Spool other = spool();
      assertThat(other.take(other.waiting().get(0))).isNull();
      assertThat(sending.body()).exists();
    }
  }

  @Test
  void what_one_has_sent_no_other_finds() throws IOException {
    Path head;
    try (Entry sent = add("body")) {
      head = spool().waiting().get(0);
      sent.remove();
    }

    assertThat(spool().take(head)).isNull();
    assertThat(Files.list(directory.resolve("spool"))).hasSize(1);
  }

  @Test
  void half_an_upload_is_none() {
    assertThatThrownBy(
            () ->
                spool()
                    .add(
                        file -> {
                          Files.writeString(file, "ha");
                          throw new IOException("disk full");
                        }))
        .hasMessage("disk full");
    assertThat(directory.resolve("spool").toFile().list()).containsOnly(".gitignore");
  }

  @Test
  void what_a_kill_has_left_half_written_is_cleared_away_later() throws IOException {
    add("kept").close();
    Path orphan = Files.writeString(directory.resolve("spool/0-x.body"), "half");
    spool().trim(1_000);
    assertThat(orphan).exists();

    Files.setLastModifiedTime(
        orphan, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(2))));
    spool().trim(1_000);

    assertThat(orphan).doesNotExist();
    assertThat(spool().waiting()).hasSize(1);
  }

  @Test
  void the_oldest_go_first_and_the_newest_stays() throws IOException {
    for (String body : new String[] {"11111", "22222", "33333"}) {
      add(body).close();
    }

    assertThat(spool().trim(11)).isEqualTo(1);
    assertThat(spool().size()).isEqualTo(10);
    assertThat(spool().trim(0)).isEqualTo(1);
    assertThat(spool().waiting()).hasSize(1);
  }

  @Test
  void nobody_else_reads_what_waits() throws IOException {
    add("body").close();

    try (var files = Files.list(directory.resolve("spool"))) {
      assertThat(files.filter(file -> file.toString().matches(".*\\.(head|body)")))
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void the_newest_of_what_is_refused_is_kept() throws IOException {
    Path refused = directory.resolve("refused");
    for (int i = 0; i <= Spool.MOST_REFUSED; i++) {
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(i));
      Spool spool = new Spool(directory.resolve("spool"), later);
      String body = "body " + i;
      try (Entry entry = spool.add(file -> written(file, body))) {
        assertThat(spool.refuse(entry)).isEqualTo(refused);
      }
    }

    assertThat(spool().waiting()).isEmpty();
    assertThat(directory.resolve("spool").toFile().list()).containsOnly(".gitignore");
    List<Path> bodies;
    try (var files = Files.list(refused)) {
      bodies = files.filter(file -> file.toString().endsWith(".body")).sorted().toList();
    }
    assertThat(bodies).hasSize(Spool.MOST_REFUSED);
    assertThat(bodies.get(0)).content().isEqualTo("body 1");
    assertThat(refused.toFile().list()).hasSize(2 * Spool.MOST_REFUSED + 1);
  }

  @Test
  void a_head_that_is_none_of_ours_is_said() {
    assertThatThrownBy(() -> Head.parse("nonsense")).isInstanceOf(IOException.class);
  }

  private Entry add(String body) throws IOException {
    return spool().add(file -> written(file, body));
  }

  private static Head written(Path file, String body) throws IOException {
    Files.writeString(file, body);
    return HEAD;
  }

  private Spool spool() {
    return new Spool(directory.resolve("spool"), Clock.systemUTC());
  }
}
