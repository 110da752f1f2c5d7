package io.argus.ingest.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Counts what is read and fails when it is more than allowed; the bound may grow meanwhile. */
final class BoundedInput extends FilterInputStream {

  private final LongSupplier bound;
  private final String limit;
  private long count;

  /**
   * @param limit names the limit in the error
   */
  BoundedInput(InputStream in, LongSupplier bound, String limit) {
    super(in);
    this.bound = bound;
    this.limit = limit;
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      add(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      add(read);
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void add(long bytes) throws IOException {
    count += bytes;
    if (count > bound.getAsLong()) {
      throw new LimitExceeded(limit);
    }
  }
}
