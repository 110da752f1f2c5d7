package io.argus.ingest.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What all archives of one upload may expand to together, however they are nested; what is read of
 * an entry counts, not what the archive says of its size.
 */
final class Expansion {

  private final long most;
  private final String limit;
  private long used;

  /**
   * @param received bytes of the upload as they came
   */
  Expansion(SpoolConfig config, long received) {
    this.most = Math.max(config.freeExpansionBytes(), received * config.maxExpansionRatio());
    this.limit = Gzip.limit(config);
  }

  /** Fails with {@link LimitExceeded} when more is read than is left. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        spend(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        spend(Math.max(0, read));
        return read;
      }

      @Override
      public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        spend(skipped);
        return skipped;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  private void spend(long bytes) throws LimitExceeded {
    used += bytes;
    if (used > most) {
      throw new LimitExceeded(limit);
    }
  }
}
