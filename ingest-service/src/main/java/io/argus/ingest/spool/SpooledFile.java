package io.argus.ingest.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One file of an upload, as received; {@link #open} gives what it holds, expanded.
 *
 * @param name as the client calls it, without folders; of an archive's entry its path behind the
 *     archive's name; untrusted
 * @param archived the bytes count as they are: an entry of an archive, expanded already, which
 *     nobody has chosen by itself, or an attachment
 */
public record SpooledFile(String name, Spool spool, Gzip gzip, boolean archived)
    implements AutoCloseable {

  /** What the file holds, from its start. */
  public InputStream open() throws IOException {
    return archived ? spool.open() : gzip.expand(spool.open());
  }

  /** The same, with a limit on what it expands to. */
  public InputStream open(long most) throws IOException {
    return new BoundedInput(open(), () -> most, BodyReader.limit(most));
  }

  /** How many bytes were received. */
  public long sizeBytes() throws IOException {
    return spool.size();
  }

  /** How many bytes {@link #open(long)} gives. */
  public long expandedBytes(long most) throws IOException {
    if (isExpanded()) {
      return sizeBytes();
    }
    try (InputStream in = open(most)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  boolean isGzip() throws IOException {
    try (InputStream in = new BufferedInputStream(spool.open())) {
      return Gzip.isGzip(in);
    }
  }

  /** True when the spooled bytes are what {@link #open} gives. */
  boolean isExpanded() throws IOException {
    return archived || !isGzip();
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
