package io.argus.ingest.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * One file of an upload, as received; {@link #open} gives what it holds, expanded.
 *
 * @param name as the client calls it, without folders; untrusted
 */
record SpooledFile(String name, Spool spool, Gzip gzip) implements AutoCloseable {

  InputStream open() throws IOException {
    return gzip.expand(spool.open());
  }

  boolean isGzip() throws IOException {
    try (InputStream in = new BufferedInputStream(spool.open())) {
      return Gzip.isGzip(in);
    }
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
