package io.argus.formats.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text file line by line: UTF-8, or UTF-16 with a byte order mark (PowerShell's redirections).
 * Bytes that are not of the encoding become U+FFFD. A line beyond the limit is cut, its rest is
 * passed over.
 */
public final class TextLines {

  private final BufferedReader reader;
  private final int most;
  private int number;
  private boolean cut;

  private TextLines(Reader reader, int most) {
    this.reader = new BufferedReader(reader);
    this.most = most;
  }

  /** Does not close {@code content}. */
  public static TextLines open(InputStream content, Limits limits) throws IOException {
    return new TextLines(reader(content), limits.jsonStringChars());
  }

  /** Decodes by the byte order mark, which is taken away; without one it is UTF-8. */
  public static Reader reader(InputStream content) throws IOException {
    PushbackInputStream in = new PushbackInputStream(content, 3);
    byte[] head = in.readNBytes(3);
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (startsWith(head, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (startsWith(head, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    }
    in.unread(head, mark, head.length - mark);
    return new InputStreamReader(in, charset);
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The next line without its end (LF, CR LF or CR); null = the file has ended. */
  public @Nullable String next() throws IOException {
    cut = false;
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    number++;
    StringBuilder line = new StringBuilder();
    for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
      if (line.length() < most) {
        line.append((char) c);
      } else {
        cut = true;
      }
    }
    if (c == '\r') {
      reader.mark(1);
      if (reader.read() != '\n') {
        reader.reset();
      }
    }
    return line.toString();
  }

  /** 1-based number of the line that {@link #next} gave. */
  public int number() {
    return number;
  }

  /** True when that line was longer than a line may be. */
  public boolean wasCut() {
    return cut;
  }

  /** An error in that line. */
  public UnreadableReport error(String reason) {
    return new UnreadableReport(Math.max(1, number), 1, reason);
  }
}
