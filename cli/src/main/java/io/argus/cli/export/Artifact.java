package io.argus.cli.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The file that CI archives: it is there when it is whole. */
public final class Artifact {

  private final Path file;

  public Artifact(Path file) {
    this.file = file;
  }

  /** Writes to a file. */
  @FunctionalInterface
  public interface Content<T, E extends Exception> {
    T write(Path to) throws IOException, E;
  }

  public Path file() {
    return file;
  }

  /** Where the manifest is: beside the file. */
  public Path manifest() {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  /** A file of before stays as it is until the new one is whole. */
  public <T, E extends Exception> T write(Content<T, E> content) throws IOException, E {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      T result = content.write(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return result;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** One line that {@code sha256sum --check} reads, run beside the file. */
  public void writeManifest() throws IOException {
    MessageDigest sha256 = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String line = HexFormat.of().formatHex(sha256.digest()) + "  " + file.getFileName() + "\n";
    Files.writeString(manifest(), line);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
