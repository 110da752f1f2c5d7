package io.argus.cli.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that reports refer to. Reports are written by tests, so a path in one is no
 * reason to send a file from anywhere: it has to be below the working directory, links followed.
 */
final class Roots {

  private final Path root;
  private final List<Path> folders;

  private Roots(Path root, List<Path> folders) {
    this.root = root;
    this.folders = folders;
  }

  /**
   * @param reports relative paths are meant from where they lie, or from the working directory
   */
  static Roots of(Path directory, Collection<Path> reports) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path report : reports) {
      folders.add(directory.resolve(report).toAbsolutePath().normalize().getParent());
    }
    folders.add(directory);
    return new Roots(directory.toRealPath(), List.copyOf(folders));
  }

  /** Null = there is no such file, it lies elsewhere, or it could be one of several. */
  @Nullable Path find(String said) {
    Set<Path> found = new HashSet<>();
    for (Path folder : folders) {
      Path file = below(folder, said);
      if (file != null) {
        found.add(file);
      }
    }
    return found.size() == 1 ? found.iterator().next() : null;
  }

  private @Nullable Path below(Path folder, String said) {
    try {
      Path real = folder.resolve(said).toRealPath();
      return real.startsWith(root) && Files.isRegularFile(real) ? real : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
