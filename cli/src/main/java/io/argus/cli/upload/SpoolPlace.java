package io.argus.cli.upload;

import io.argus.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where uploads wait: in ARGUS_HOME, or where that can't be written, for this call only. */
final class SpoolPlace implements AutoCloseable {

  private static final long DEFAULT_LIMIT = 1L << 30;

  private final Surroundings surroundings;
  private @Nullable Path temporary;

  SpoolPlace(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Spool spool() throws IOException {
    Path folder = surroundings.home().resolve("spool");
    try {
      Files.createDirectories(surroundings.home());
    } catch (IOException e) {
      temporary = Files.createTempDirectory("argus-spool-");
    }
    if (temporary == null && !Files.isWritable(surroundings.home())) {
      temporary = Files.createTempDirectory("argus-spool-");
    }
    return new Spool(temporary == null ? folder : temporary, surroundings.clock());
  }

  /** False = nothing can wait here for a later call. */
  boolean isLasting() {
    return temporary == null;
  }

  /** Bytes: {@code ARGUS_SPOOL_MAX_BYTES}. */
  long limit() {
    String said = surroundings.variable("ARGUS_SPOOL_MAX_BYTES");
    return said != null && said.matches("\\d{1,15}") ? Long.parseLong(said) : DEFAULT_LIMIT;
  }

  @Override
  public void close() throws IOException {
    if (temporary != null) {
      try (Stream<Path> files = Files.list(temporary)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(temporary);
    }
  }
}
