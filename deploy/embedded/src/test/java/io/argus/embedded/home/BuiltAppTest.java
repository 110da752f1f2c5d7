package io.argus.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltAppTest {

  @TempDir private Path folder;
  private Path built;
  private Path copies;

  @BeforeEach
  void build() throws IOException {
    built = Files.createDirectories(folder.resolve("quarkus-app/lib"));
    Files.writeString(built.resolve("a.jar"), "one");
    copies = folder.resolve("copies");
  }

  @Test
  void the_same_content_built_again_is_the_same_build() throws IOException {
    BuiltApp first = BuiltApp.copy(built, copies);
    Files.setLastModifiedTime(built.resolve("a.jar"), FileTime.fromMillis(0));

    assertThat(BuiltApp.copy(built, copies)).isEqualTo(first);
  }

  @Test
  void a_copy_stays_as_it_is_when_the_build_changes() throws IOException {
    BuiltApp first = BuiltApp.copy(built, copies);
    Files.writeString(built.resolve("a.jar"), "two");

    BuiltApp second = BuiltApp.copy(built, copies);

    assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(first.directory().resolve("a.jar")).hasContent("one");
    assertThat(second.directory().resolve("a.jar")).hasContent("two");
  }

  @Test
  void older_copies_are_deleted_on_demand() throws IOException {
    BuiltApp.copy(built, copies);
    Files.writeString(built.resolve("a.jar"), "two");
    BuiltApp newest = BuiltApp.copy(built, copies);

    newest.deleteOthers();

    try (Stream<Path> left = Files.list(copies)) {
      assertThat(left).containsExactly(newest.directory());
    }
  }
}
