package io.argus.ingest.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A tar, entry by entry as it comes. */
final class TarArchive {

  /** Of the headers before one entry: long names and attributes, which are held in memory. */
  private static final long MOST_HEADER_BYTES = 1L << 20;

  private static final int BLOCK = 512;

  private TarArchive() {}

  /** Closes {@code in}. */
  static void read(InputStream in, ArchiveEntries entries) throws IOException {
    Source source = new Source(in);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(source, StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = next(tar, source); entry != null; entry = next(tar, source)) {
        read(tar, entry, entries);
        drain(tar);
      }
      if (source.zeros < BLOCK) {
        throw new BrokenArchive("the archive is cut: its end is missing");
      }
    }
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, Source source)
      throws IOException {
    source.left = MOST_HEADER_BYTES;
    try {
      return tar.getNextEntry();
    } catch (LimitExceeded | SpoolFailed | BrokenArchive e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw BrokenArchive.of(e);
    } finally {
      source.left = Long.MAX_VALUE;
    }
  }

  private static void drain(TarArchiveInputStream tar) throws IOException {
    try {
      tar.transferTo(OutputStream.nullOutputStream());
    } catch (LimitExceeded | SpoolFailed | BrokenArchive e) {
      throw e;
    } catch (IOException e) {
      throw BrokenArchive.of(e);
    }
  }

  private static void read(TarArchiveInputStream tar, TarArchiveEntry entry, ArchiveEntries entries)
      throws IOException {
    String path = entry.getName();
    if (entry.isDirectory() || EntryName.isJunk(path)) {
      return;
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      entries.unread(path, "a link: passed over", false);
    } else if (isDevice(entry) || !tar.canReadEntryData(entry)) {
      entries.unread(path, "no regular file: passed over", false);
    } else {
      entries.file(path, tar);
    }
  }

  private static boolean isDevice(TarArchiveEntry entry) {
    return entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
  }

  /** Knows how many zero bytes came last: every tar that is whole ends in blocks of them. */
  private static final class Source extends FilterInputStream {
    private long left = Long.MAX_VALUE;
    private long zeros;

    Source(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = readSource(buffer, offset, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new BrokenArchive(
            "the archive is broken: the headers of an entry take more than "
                + MOST_HEADER_BYTES
                + " bytes");
      }
      int end = offset + Math.max(0, read);
      int zero = end;
      while (zero > offset && buffer[zero - 1] == 0) {
        zero--;
      }
      zeros = zero == offset ? zeros + end - offset : end - zero;
      return read;
    }

    private int readSource(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (LimitExceeded | SpoolFailed e) {
        throw e;
      } catch (IOException e) {
        throw BrokenArchive.of(e);
      }
    }

    @Override
    public long skip(long n) throws IOException {
      return readNBytes((int) Math.min(n, 8192)).length;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
