package io.argus.cli.upload;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploads on disk until the server has them: a folder with a body, a head and a lock for each. An
 * upload is there when its head is, which comes last and by a rename, and goes first. Whoever sends
 * one holds its lock, so that two processes never send it at once.
 */
final class Spool {

  static final String BODY = ".body";
  static final String HEAD = ".head";
  static final String LOCK = ".lock";
  static final int MOST_REFUSED = 20;
  private static final String REFUSED = "refused";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;
  private final Clock clock;

  Spool(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  Path folder() {
    return folder;
  }

  /** Writes a body and says what is to be sent beside it. */
  @FunctionalInterface
  interface Body {
    Head write(Path file) throws IOException;
  }

  /** Puts an upload in, locked by the caller. On failure nothing of it is there. */
  Entry add(Body body) throws IOException {
    prepare(folder);
    String id = String.format(Locale.ROOT, "%013d-%s", clock.millis(), UUID.randomUUID());
    Path head = folder.resolve(id + HEAD);
    FileChannel lock = FileChannel.open(sibling(head, LOCK), CREATE, WRITE);
    try {
      lock.lock();
      Path file = OwnFile.create(sibling(head, BODY));
      Entry entry = new Entry(head, file, body.write(file), lock);
      entry.keep(entry.head());
      return entry;
    } catch (IOException | RuntimeException e) {
      Entry.remove(head);
      lock.close();
      throw e;
    }
  }

  /** Those that wait, oldest first. */
  List<Path> waiting() throws IOException {
    return heads(folder);
  }

  private static List<Path> heads(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(HEAD)).sorted().toList();
    }
  }

  /**
   * @param head one of {@link #waiting}
   * @return null = it is gone, or another process sends it
   */
  @Nullable Entry take(Path head) throws IOException {
    // The body can't be what is locked: closing any file of that name would give the lock away.
    FileChannel lock = FileChannel.open(sibling(head, LOCK), CREATE, WRITE);
    boolean taken = false;
    try {
      taken = lock.tryLock() != null;
      if (taken && Files.exists(head) && Files.exists(sibling(head, BODY))) {
        return new Entry(head, sibling(head, BODY), Head.parse(Files.readString(head)), lock);
      }
    } catch (OverlappingFileLockException e) {
      // another thread of this process sends it
    }
    if (taken) {
      Entry.remove(head);
    }
    lock.close();
    return null;
  }

  /**
   * Makes room: the oldest go first, and what a killed process has left half written.
   *
   * @return how many uploads are lost
   */
  int trim(long limit) throws IOException {
    removeAbandoned();
    List<Path> oldestFirst = waiting();
    long size = size();
    int lost = 0;
    for (Path head : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - 1))) {
      if (size <= limit) {
        break;
      }
      try (Entry entry = take(head)) {
        if (entry != null) {
          size -= Files.size(entry.body());
          entry.remove();
          lost++;
        }
      }
    }
    return lost;
  }

  /**
   * What the server will never take is kept beside the spool, the newest of it only: somebody may
   * want to see what it was.
   *
   * @return the folder where it is now
   */
  Path refuse(Entry entry) throws IOException {
    Path refused = folder.resolveSibling(REFUSED);
    prepare(refused);
    entry.moveTo(refused);
    List<Path> oldestFirst = heads(refused);
    for (Path head : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - MOST_REFUSED))) {
      Entry.remove(head);
    }
    return refused;
  }

  /** Bytes of all bodies. */
  long size() throws IOException {
    long size = 0;
    for (Path head : waiting()) {
      Path body = sibling(head, BODY);
      size += Files.exists(body) ? Files.size(body) : 0;
    }
    return size;
  }

  private void removeAbandoned() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean part = name.endsWith(BODY) || name.endsWith(LOCK) || name.endsWith(Entry.NEW);
        if (part && !Files.exists(sibling(file, HEAD)) && isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private boolean isAbandoned(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(ABANDONED));
  }

  /** The folder above may lie in a repository: nothing in it is to be committed. */
  private static void prepare(Path folder) throws IOException {
    boolean fresh = !Files.exists(folder);
    Files.createDirectories(folder);
    if (fresh) {
      Files.writeString(folder.resolve(".gitignore"), "*\n");
    }
  }

  static Path sibling(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.indexOf('.')) + ending);
  }
}
