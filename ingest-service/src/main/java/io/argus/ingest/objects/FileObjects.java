package io.argus.ingest.objects;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import io.argus.ingest.spool.DiskSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Objects as files below one folder. For one machine: replicas elsewhere do not see them. */
final class FileObjects implements ObjectStore {

  /** No segment begins with a dot: no way up, and nothing that hides. */
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?");

  private static final int TRIES = 3;

  private final Path root;
  private final Path unfinished;

  FileObjects(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.unfinished = this.root.resolve(".unfinished");
  }

  @Override
  public void put(String key, String contentType, ObjectContent content) throws IOException {
    Path temporary;
    try {
      Files.createDirectories(unfinished);
      temporary = Files.createTempFile(unfinished, "object-", ".part");
    } catch (IOException e) {
      throw trouble(e);
    }
    try {
      try (InputStream in = content.open()) {
        write(in, temporary);
      }
      move(temporary, file(key));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What is acknowledged must be on the disk. */
  private static void write(InputStream in, Path to) throws IOException {
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        try {
          out.write(buffer, 0, read);
        } catch (IOException e) {
          throw trouble(e);
        }
      }
      try {
        channel.force(true);
      } catch (IOException e) {
        throw trouble(e);
      }
    }
  }

  /** A folder that was just emptied by somebody else may vanish in between: make it again. */
  private static void move(Path from, Path to) {
    for (int left = TRIES; ; left--) {
      try {
        Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return;
      } catch (IOException e) {
        if (left == 1 || !(e instanceof NoSuchFileException)) {
          throw trouble(e);
        }
      }
    }
  }

  @Override
  public Optional<StoredObject> find(String key) {
    try {
      BasicFileAttributes file = Files.readAttributes(file(key), BasicFileAttributes.class);
      return file.isRegularFile() ? Optional.of(stored(key, file)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  @Override
  public InputStream open(StoredObject object, long from, long length) {
    try {
      FileChannel channel = FileChannel.open(file(object.key()), StandardOpenOption.READ);
      channel.position(from);
      return new FirstBytes(Channels.newInputStream(channel), length);
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  @Override
  public void visit(String folder, Predicate<StoredObject> visitor) {
    Path start = file(folder);
    if (!Files.isDirectory(start)) {
      return;
    }
    try {
      Files.walkFileTree(
          start,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String key = root.relativize(file).toString().replace('\\', '/');
              return visitor.test(stored(key, attributes))
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  @Override
  public void delete(String key) {
    Path file = file(key);
    try {
      Files.deleteIfExists(file);
      deleteEmptyFolders(file);
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  private void deleteEmptyFolders(Path gone) throws IOException {
    Path empty = gone.getParent();
    while (empty != null && !empty.equals(root)) {
      try {
        Files.deleteIfExists(empty);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
      empty = empty.getParent();
    }
  }

  private Path file(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("no key of ours: " + key);
    }
    return root.resolve(key);
  }

  private static StoredObject stored(String key, BasicFileAttributes file) {
    return new StoredObject(key, file.size(), file.lastModifiedTime().toInstant());
  }

  private static ObjectTrouble trouble(IOException e) {
    return DiskSpace.isSpentIn(e)
        ? new ObjectTrouble(
            ProblemException.of(
                ProblemType.INSUFFICIENT_STORAGE,
                "The disk that keeps attachments is full; this one was not stored. Make room on it,"
                    + " then send it again."),
            e)
        : ObjectTrouble.passing(
            "The folder that keeps attachments (argus.objects.directory) cannot be used; the"
                + " service's log tells why.",
            e);
  }
}
