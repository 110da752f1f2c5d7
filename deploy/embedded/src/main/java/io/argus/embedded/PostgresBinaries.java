package io.argus.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks this platform's PostgreSQL once and keeps it. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** The place for PostgreSQL of the tests: shared by all modules, private to the user. */
  static Path userCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("argus").resolve("postgres");
  }

  /** Answers the directory that holds {@code bin}. Safe when several processes do it at once. */
  static Path install(Path parent) throws IOException {
    String name = "postgres-" + platform() + ".txz";
    URL archive = PostgresBinaries.class.getResource("/" + name);
    if (archive == null) {
      throw new IOException("No PostgreSQL for this platform on the class path (" + name + ").");
    }
    Path installed = parent.resolve(version(archive) + "-" + platform());
    if (!Files.isDirectory(installed)) {
      Files.createDirectories(parent);
      Path unpacking = Files.createTempDirectory(parent, "unpacking-");
      unpack(archive, unpacking);
      moveOrDiscard(unpacking, installed);
    }
    return installed;
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String cpu = System.getProperty("os.arch");
    return (os.contains("mac") ? "darwin" : "linux")
        + (cpu.equals("aarch64") ? "-arm_64" : "-x86_64");
  }

  /** The archive's size tells versions apart without a second source of the version. */
  private static String version(URL archive) throws IOException {
    return "b" + archive.openConnection().getContentLengthLong();
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream in = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      throw new IOException("Unexpected hard link " + entry.getName());
    } else {
      Files.copy(tar, file);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static void moveOrDiscard(Path unpacked, Path installed) throws IOException {
    try {
      Files.move(unpacked, installed, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(installed)) {
        throw e;
      }
      // Another process was faster, with the same content.
      Directories.delete(unpacked);
    }
  }
}
