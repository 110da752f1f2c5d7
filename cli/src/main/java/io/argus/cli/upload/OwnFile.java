package io.argus.cli.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody else may read: reports tell of what is tested. */
final class OwnFile {

  private OwnFile() {}

  /** Makes it anew and empty; where there are no POSIX permissions, with those of its folder. */
  static Path create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createFile(file);
  }
}
