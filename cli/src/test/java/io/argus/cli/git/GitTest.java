package io.argus.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitTest {

  @TempDir Path directory;

  @Test
  void tells_commit_branch_and_remote() throws Exception {
    git("init", "-q", "-b", "main");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "one");
    git("remote", "add", "origin", "https://user:secret@example.org/team/Shop.git");

    assertThat(here().commit()).matches("[0-9a-f]{40}");
    assertThat(here().branch()).isEqualTo("main");
    assertThat(here().remote()).isEqualTo("https://example.org/team/Shop.git");
  }

  @Test
  void a_detached_head_has_a_commit_and_no_branch() throws Exception {
    git("init", "-q");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "one");
    git("checkout", "-q", "--detach");

    assertThat(here().commit()).isNotNull();
    assertThat(here().branch()).isNull();
    assertThat(here().remote()).isNull();
  }

  @Test
  void an_empty_repository_has_no_commit() throws Exception {
    git("init", "-q", "-b", "main");

    assertThat(here().commit()).isNull();
  }

  @Test
  void no_repository_and_no_git_are_no_trouble() {
    assertThat(here().commit()).isNull();
    Git none = new Git(directory.resolve("nowhere"), Map.of());
    assertThat(none.commit()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://token@example.org/a/b.git, https://example.org/a/b.git",
    "https://u:p@ss@example.org/a, https://example.org/a",
    "ssh://git@example.org:22/a/b, ssh://example.org:22/a/b",
    "git@example.org:a/b.git, git@example.org:a/b.git",
    "/srv/git/b.git, /srv/git/b.git",
    "https://u:p@example.org, https://example.org",
  })
  void credentials_are_taken_out(String url, String without) {
    assertThat(RemoteUrl.withoutCredentials(url)).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/team/Shop.git, shop",
    "git@example.org:my_shop.git, my_shop",
    "git@example.org:team/The Shop/, the-shop",
    "https://example.org/_private, private",
  })
  void a_project_is_called_like_its_repository(String url, String project) {
    assertThat(RemoteUrl.project(url)).isEqualTo(project);
  }

  private Git here() {
    return new Git(directory, environment());
  }

  /** Not the repository that the tests run in. */
  private Map<String, String> environment() {
    return Map.of(
        "PATH", System.getenv("PATH"), "GIT_CEILING_DIRECTORIES", directory.getParent().toString());
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).directory(directory.toFile()).start().waitFor())
        .isZero();
  }
}
