package io.argus.cli.command;

import io.argus.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Tells what files are newer than now, by the clock of the file system that they are on. */
final class FreshFiles {

  private final Surroundings surroundings;

  FreshFiles(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A file's time is coarser than a clock's, and may be another machine's. */
  FileTime now(Instant otherwise) {
    try {
      // Not a temporary file: its random name would take longer than all the rest.
      String name = ".argus-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".tmp";
      Path mark = Files.createFile(surroundings.directory().resolve(name));
      try {
        return Files.getLastModifiedTime(mark);
      } finally {
        Files.deleteIfExists(mark);
      }
    } catch (IOException e) {
      return FileTime.from(otherwise.minusSeconds(1));
    }
  }
}
