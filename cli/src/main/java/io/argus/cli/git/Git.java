package io.argus.cli.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the {@code git} of the machine. Every answer is null where there is no git, no repository,
 * no commit yet, or no answer in time.
 */
public final class Git {

  private static final int SECONDS = 3;

  private final Path directory;
  private final Map<String, String> environment;

  public Git(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** The commit that is checked out. */
  public @Nullable String commit() {
    return ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
  }

  /** Null also where a commit is checked out and no branch, as most CI does it. */
  public @Nullable String branch() {
    return ask("symbolic-ref", "--quiet", "--short", "HEAD");
  }

  /** The address of {@code origin}, without any credentials. */
  public @Nullable String remote() {
    String url = ask("config", "--get", "remote.origin.url");
    return url == null ? null : RemoteUrl.withoutCredentials(url);
  }

  private @Nullable String ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    try {
      return answer(builder.start());
    } catch (IOException e) {
      return null; // there is no git
    }
  }

  private static @Nullable String answer(Process git) throws IOException {
    try {
      git.getOutputStream().close();
      // One short line: it fits into the pipe, so nobody has to read while git runs.
      if (!git.waitFor(SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
        return null;
      }
      String line = new String(git.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      return line.isBlank() ? null : line.strip();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      git.destroyForcibly();
    }
  }
}
