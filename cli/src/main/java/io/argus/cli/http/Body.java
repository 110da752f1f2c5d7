package io.argus.cli.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a request carries.
 *
 * @param length bytes
 */
public record Body(long length, Source source) {

  /** Opens the bytes; called once for each time that the request is sent. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  public static Body of(Path file) throws IOException {
    return new Body(Files.size(file), () -> Files.newInputStream(file));
  }

  public static Body of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Body(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  static Body none() {
    return new Body(0, InputStream::nullInputStream);
  }
}
