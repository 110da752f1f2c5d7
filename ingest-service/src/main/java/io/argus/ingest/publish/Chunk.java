package io.argus.ingest.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Cases as JSON with commas between them, on their way into events. */
final class Chunk extends ByteArrayOutputStream {

  static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  private static final int FIRST_BYTES = 64 * 1024;

  Chunk() {
    super(FIRST_BYTES);
  }

  /**
   * An event: {@code head}, the first bytes, {@link #END}.
   *
   * @param first so many bytes go into the event
   * @param rest from there on the bytes stay, as the first of the next
   */
  byte[] take(byte[] head, int first, int rest) {
    byte[] event = new byte[head.length + first + END.length];
    System.arraycopy(head, 0, event, 0, head.length);
    System.arraycopy(buf, 0, event, head.length, first);
    System.arraycopy(END, 0, event, head.length + first, END.length);
    System.arraycopy(buf, rest, buf, 0, count - rest);
    count -= rest;
    return event;
  }
}
