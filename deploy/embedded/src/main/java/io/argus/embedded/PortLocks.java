package io.argus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ports belong to which stack of this user, also while nobody listens on them: another stack
 * must not take the port of a part that has died and is about to come back, or the services of the
 * one would talk to the Kafka of the other. A lock ends with the process that holds it.
 */
final class PortLocks {

  private final Path directory;
  private final List<FileChannel> held = new ArrayList<>();

  PortLocks(Path directory) {
    this.directory = directory;
  }

  /** In the system's folder for temporary files, for all stacks of this user. */
  static PortLocks ofThisUser() {
    return new PortLocks(
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "argus-ports-" + System.getProperty("user.name")));
  }

  /** False when another stack holds it. Where no lock can be made at all, none is needed. */
  synchronized boolean take(int port) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(Integer.toString(port)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return false;
      }
      held.add(channel);
      return true;
    } catch (IOException e) {
      return true;
    }
  }

  synchronized void giveBack() {
    for (FileChannel channel : held) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    held.clear();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      return null;
    }
  }
}
