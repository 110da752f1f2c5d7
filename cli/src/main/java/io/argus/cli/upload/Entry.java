package io.argus.cli.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An upload in the spool that this process alone may send, until it is closed. */
final class Entry implements AutoCloseable {

  /** What a head is called until it is whole. */
  static final String NEW = ".new";

  private final Path headFile;
  private final Path body;
  private final FileChannel lock;
  private Head head;

  Entry(Path headFile, Path body, Head head, FileChannel lock) {
    this.headFile = headFile;
    this.body = body;
    this.head = head;
    this.lock = lock;
  }

  Head head() {
    return head;
  }

  Path body() {
    return body;
  }

  /** Writes the head, all of it or none. */
  void keep(Head changed) throws IOException {
    Path written = OwnFile.create(Spool.sibling(headFile, NEW));
    Files.writeString(written, changed.text());
    Files.move(
        written, headFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    head = changed;
  }

  void remove() throws IOException {
    remove(headFile);
  }

  /**
   * Out of the spool into a folder where it is not sent any more; the head goes first and comes
   * last, as everywhere.
   */
  void moveTo(Path folder) throws IOException {
    Path movedHead = folder.resolve(headFile.getFileName());
    Path movedBody = folder.resolve(body.getFileName());
    Files.move(headFile, Spool.sibling(movedHead, NEW), StandardCopyOption.REPLACE_EXISTING);
    Files.move(body, movedBody, StandardCopyOption.REPLACE_EXISTING);
    Files.move(Spool.sibling(movedHead, NEW), movedHead, StandardCopyOption.REPLACE_EXISTING);
    remove();
  }

  /** The head first: without it, nothing is there. */
  static void remove(Path head) throws IOException {
    Files.deleteIfExists(head);
    Files.deleteIfExists(Spool.sibling(head, Spool.BODY));
    Files.deleteIfExists(Spool.sibling(head, Spool.LOCK));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
