package io.argus.embedded;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A log file of bounded size: at {@link #open} and at its limit the file becomes {@code name.1} and
 * a new one starts, so at most twice the limit is on disk; {@link #append} goes on with what is
 * there. Safe for use by several threads.
 */
public final class RollingLog {

  private static final int REMEMBERED_LINES = 30;

  /** Longer lines are cut: a part must not fill the memory of whoever reads its log. */
  private static final int LONGEST_LINE = 16 * 1024;

  private final Path file;
  private final long limit;
  private final Deque<String> last = new ArrayDeque<>();
  private BufferedWriter writer;
  private long written;

  private RollingLog(Path file, long limit, boolean append) throws IOException {
    this.file = file;
    this.limit = limit;
    this.written = append && Files.exists(file) ? Files.size(file) : 0;
    this.writer =
        append
            ? Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
            : roll(file);
  }

  /** Starts a new file; what the last run wrote stays beside it. */
  public static RollingLog open(Path file, long limitBytes) {
    return open(file, limitBytes, false);
  }

  /** Goes on with the file that is there. */
  public static RollingLog append(Path file, long limitBytes) {
    return open(file, limitBytes, true);
  }

  private static RollingLog open(Path file, long limitBytes, boolean append) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new RollingLog(file, limitBytes, append);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write the log " + file, e);
    }
  }

  public Path file() {
    return file;
  }

  /** The newest lines, oldest first. */
  public synchronized List<String> tail() {
    return List.copyOf(last);
  }

  /** Appends one line. A disk that is full loses lines but stops nothing. */
  public synchronized void accept(String text) {
    String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + " …" : text;
    if (last.size() == REMEMBERED_LINES) {
      last.removeFirst();
    }
    last.addLast(line);
    try {
      write(line);
    } catch (IOException e) {
      last.addLast("(not written to " + file + ": " + e.getMessage() + ")");
    }
  }

  private void write(String line) throws IOException {
    if (written > limit) {
      writer.close();
      writer = roll(file);
      written = 0;
    }
    writer.write(line);
    writer.newLine();
    writer.flush();
    written += line.length() + 1L;
  }

  private static BufferedWriter roll(Path file) throws IOException {
    if (Files.exists(file)) {
      Path previous = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }
}
