package io.argus.cli.upload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Makes the body of an upload: the document itself, or a form of reports; mostly compressed. */
final class Packing {

  /** Under this, compression saves no packet. */
  private static final long SMALL = 1024;

  /** The server takes 200 : 1 beyond 64 MiB; what is near that goes as it is. */
  private static final long MOST_RATIO = 150;

  private Packing() {}

  /** What a body now is. */
  record Packed(String contentType, boolean gzip) {}

  static Packed pack(List<Path> files, boolean document, Path to) throws IOException {
    Multipart form = new Multipart("argus-" + UUID.randomUUID());
    Content content =
        document ? out -> Files.copy(files.get(0), out) : out -> form.write(files, out);
    String type = document ? "application/json" : form.contentType();
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    if (size >= SMALL) {
      write(content, to, true);
      if (size / MOST_RATIO <= Files.size(to)) {
        return new Packed(type, true);
      }
    }
    write(content, to, false);
    return new Packed(type, false);
  }

  private static void write(Content content, Path to, boolean gzip) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
        OutputStream out = gzip ? new GZIPOutputStream(file, 64 * 1024) : file) {
      content.write(out);
    }
  }

  @FunctionalInterface
  private interface Content {
    void write(OutputStream to) throws IOException;
  }
}
