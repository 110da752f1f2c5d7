package io.argus.cli.upload;

import io.argus.cli.http.Body;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A body that says on a terminal how much of it is sent; short ones say nothing. */
final class ProgressBody {

  private static final long LONG = 2L * 1024 * 1024;
  private static final int STEP_PERCENT = 5;

  private ProgressBody() {}

  static Body of(Path file, PrintStream terminal) throws IOException {
    Body body = Body.of(file);
    long size = body.length();
    return size < LONG
        ? body
        : new Body(size, () -> new Counted(Files.newInputStream(file), size, terminal));
  }

  private static final class Counted extends FilterInputStream {
    private final long size;
    private final PrintStream terminal;
    private long read;
    private long told = -STEP_PERCENT;

    Counted(InputStream in, long size, PrintStream terminal) {
      super(in);
      this.size = size;
      this.terminal = terminal;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int count = super.read(to, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) {
      read += more;
      long percent = read * 100 / size;
      if (percent >= told + STEP_PERCENT) {
        told = percent;
        terminal.printf("\rsending %d of %d MiB (%d %%)", read >> 20, size >> 20, percent);
        if (percent >= 100) {
          terminal.print("\r\033[K");
        }
        terminal.flush();
      }
    }
  }
}
