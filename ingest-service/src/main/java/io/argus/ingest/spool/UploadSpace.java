package io.argus.ingest.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the files of one upload wait: they share the memory that an upload has, then go to disk.
 */
final class UploadSpace {

  private final Path directory;
  private int left;

  UploadSpace(SpoolConfig config) {
    this.directory =
        config.spoolDirectory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    this.left = config.spoolInMemoryBytes();
  }

  /** See {@link Spool#of}. */
  Spool spool(InputStream in) throws IOException {
    Spool spool = Spool.of(in, directory, left);
    left -= spool.inMemory();
    return spool;
  }

  /** Its memory is the others' again. */
  void free(Spool spool) throws IOException {
    left += spool.inMemory();
    spool.close();
  }
}
