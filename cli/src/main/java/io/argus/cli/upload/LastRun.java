package io.argus.cli.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The run that was recorded here last, for {@code --last}. */
public final class LastRun {

  private final Path file;

  public LastRun(Path home) {
    this.file = home.resolve("last-run");
  }

  /** Of the server; null = none was recorded to it from here. */
  public @Nullable UUID of(String server) throws IOException {
    if (!Files.isReadable(file)) {
      return null;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.size() == 2 && lines.get(0).equals(server) ? UUID.fromString(lines.get(1)) : null;
  }

  /** Best effort: whoever can't write here has no last run. */
  public void remember(String server, UUID runId) {
    try {
      Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "last-run", ".new");
      Files.writeString(written, server + "\n" + runId + "\n");
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      return;
    }
  }
}
