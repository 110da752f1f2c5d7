package io.argus.ingest.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens what is gzip-compressed, however often, and stops what expands beyond reason. */
final class Gzip {

  /** A report compressed by a build and again by the client; nobody means a third layer. */
  static final int MOST_LAYERS = 2;

  private static final int BUFFER = 64 * 1024;

  private final long free;
  private final int ratio;
  private final String limit;

  Gzip(SpoolConfig config) {
    this.free = config.freeExpansionBytes();
    this.ratio = config.maxExpansionRatio();
    this.limit = limit(config);
  }

  /** What is said of data that expands too far. */
  static String limit(SpoolConfig config) {
    return "The compressed data expands more than "
        + config.maxExpansionRatio()
        + " : 1 beyond its first "
        + (config.freeExpansionBytes() >> 20)
        + " MiB.";
  }

  /** The stream itself, or what it holds when its first bytes say gzip (RFC 1952, 2.3.1). */
  InputStream expand(InputStream in) throws IOException {
    InputStream stream = new BufferedInputStream(in, BUFFER);
    for (int layer = 0; layer < MOST_LAYERS && isGzip(stream); layer++) {
      stream = new BufferedInputStream(bounded(stream), BUFFER);
    }
    return stream;
  }

  /** Expands a stream that must be gzip. */
  InputStream bounded(InputStream compressed) throws IOException {
    BoundedInput source = new BoundedInput(compressed, () -> Long.MAX_VALUE, "");
    return new BoundedInput(
        new GZIPInputStream(source, BUFFER), () -> Math.max(free, source.count() * ratio), limit);
  }

  /** The stream must support mark; it stays where it is. */
  static boolean isGzip(InputStream stream) throws IOException {
    stream.mark(2);
    boolean magic = stream.read() == 0x1f && stream.read() == 0x8b;
    stream.reset();
    return magic;
  }
}
