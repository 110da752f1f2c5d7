package io.argus.embedded.home;

import io.argus.embedded.Directories;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * A copy of a built application, named by its content. Parts run from copies, so that a build never
 * changes the jars of a running process.
 */
public record BuiltApp(Path directory, String fingerprint) {

  private static final int FINGERPRINT_DIGITS = 16;

  /** Copies what was built to {@code parent} unless the same is there already. */
  public static BuiltApp copy(Path built, Path parent) throws IOException {
    String fingerprint = fingerprint(built);
    Path copy = parent.resolve(fingerprint);
    if (!Files.isDirectory(copy)) {
      Files.createDirectories(parent);
      Path fresh = Files.createTempDirectory(parent, "copying-");
      for (Path file : files(built)) {
        Path target = fresh.resolve(built.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
      Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    return new BuiltApp(copy, fingerprint);
  }

  /** Equal for equal content, whenever and wherever it was built. */
  public static String fingerprint(Path directory) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files(directory)) {
      CheckedInputStream checked = new CheckedInputStream(Files.newInputStream(file), new CRC32C());
      try (checked) {
        checked.transferTo(OutputStream.nullOutputStream());
      }
      String line =
          directory.relativize(file)
              + " "
              + Long.toHexString(checked.getChecksum().getValue())
              + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_DIGITS);
  }

  /** Deletes the copies of older builds. */
  public void deleteOthers() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> copies = Files.list(directory.getParent())) {
      for (Path copy : copies.filter(other -> !other.equals(directory)).toList()) {
        Directories.delete(copy);
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
