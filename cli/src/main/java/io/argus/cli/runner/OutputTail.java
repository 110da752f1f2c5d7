package io.argus.cli.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The end of what a command prints, in bounded memory. */
final class OutputTail {

  /** Well under what the server takes. */
  static final int MOST_CHARS = 256 * 1024;

  private static final String CUT = "[… the beginning is cut]\n";

  private final StringBuilder tail = new StringBuilder();
  private boolean cut;

  /** Reads to the end; the command never waits for us. */
  void read(InputStream output) {
    char[] block = new char[8192];
    try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
      for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
        append(block, n);
      }
    } catch (IOException e) {
      // The command was ended: what it has printed until then is all.
      return;
    }
  }

  synchronized String text() {
    return cut ? CUT + tail : tail.toString();
  }

  private synchronized void append(char[] block, int n) {
    tail.append(block, 0, n);
    int tooMany = tail.length() - MOST_CHARS;
    if (tooMany > 0) {
      tail.delete(0, tooMany);
      cut = true;
    }
  }
}
