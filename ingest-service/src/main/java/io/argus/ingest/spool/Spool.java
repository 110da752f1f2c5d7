package io.argus.ingest.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** Bytes that can be read more than once: in memory while few, then in a file. */
final class Spool implements AutoCloseable {

  private final byte @Nullable [] memory;
  private final @Nullable Path file;

  private Spool(byte @Nullable [] memory, @Nullable Path file) {
    this.memory = memory;
    this.file = file;
  }

  /**
   * Reads the stream to its end.
   *
   * @param inMemory most bytes kept in memory
   * @throws SpoolFailed when the disk does not take it; nothing is left behind then
   * @throws IOException of the stream; nothing is left behind then
   */
  static Spool of(InputStream in, Path directory, int inMemory) throws IOException {
    byte[] head = in.readNBytes(inMemory + 1);
    if (head.length <= inMemory) {
      return new Spool(head, null);
    }
    Path file = create(directory);
    try (SpoolOutput out = SpoolOutput.to(file)) {
      out.write(head);
      in.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Spool(null, file);
  }

  private static Path create(Path directory) throws SpoolFailed {
    try {
      Files.createDirectories(directory);
      return Files.createTempFile(directory, "argus-upload-", ".part");
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }

  /** The bytes from the start. */
  InputStream open() throws IOException {
    if (memory != null) {
      return new ByteArrayInputStream(memory);
    }
    if (file == null) {
      throw new IllegalStateException("a spool is in memory or in a file");
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }

  /** The bytes in any order. */
  SeekableByteChannel channel() throws IOException {
    if (memory != null) {
      return new SeekableInMemoryByteChannel(memory);
    }
    if (file == null) {
      throw new IllegalStateException("a spool is in memory or in a file");
    }
    try {
      return Files.newByteChannel(file);
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }

  long size() throws IOException {
    try {
      return file == null ? inMemory() : Files.size(file);
    } catch (IOException e) {
      throw new SpoolFailed(e);
    }
  }

  /** Bytes that this holds in memory. */
  int inMemory() {
    return memory == null ? 0 : memory.length;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /** For short texts, such as form fields. */
  static String text(InputStream in, int most) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.write(in.readNBytes(most));
    return text.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
