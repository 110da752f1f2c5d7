package io.argus.ingest.spool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip by its central directory, which is what every tool shows; local headers may differ. */
final class ZipArchive {

  /** More than any name and its extra fields take. */
  private static final int DIRECTORY_BYTES_PER_ENTRY = 256;

  /** The directory's end is looked for behind a comment of at most 64 KiB. */
  private static final int SEARCH_BYTES = 1 << 18;

  private static final int LOCAL_HEADER_BYTES = 30;

  private ZipArchive() {}

  /**
   * @param mostEntries bounds what the directory takes in memory
   */
  static void read(Spool spool, int mostEntries, ArchiveEntries entries) throws IOException {
    BoundedChannel channel =
        new BoundedChannel(
            spool.channel(), SEARCH_BYTES + (long) mostEntries * DIRECTORY_BYTES_PER_ENTRY);
    try (channel;
        ZipFile zip = open(channel)) {
      channel.unbound();
      List<ZipArchiveEntry> all = Collections.list(zip.getEntriesInPhysicalOrder());
      checkApart(all);
      for (ZipArchiveEntry entry : all) {
        read(zip, entry, entries);
      }
    }
  }

  private static ZipFile open(SeekableByteChannel channel) throws IOException {
    try {
      return ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | RuntimeException e) {
      if (e.getCause() instanceof LimitExceeded limit) {
        throw limit;
      }
      throw BrokenArchive.of(e);
    }
  }

  /** Entries that share their bytes are how a small file claims to hold a huge one. */
  private static void checkApart(List<ZipArchiveEntry> inOrder) throws BrokenArchive {
    long end = 0;
    for (ZipArchiveEntry entry : inOrder) {
      if (entry.getLocalHeaderOffset() < end) {
        throw new BrokenArchive("the archive is broken: its entries overlap");
      }
      end = entry.getLocalHeaderOffset() + LOCAL_HEADER_BYTES + entry.getCompressedSize();
    }
  }

  private static void read(ZipFile zip, ZipArchiveEntry entry, ArchiveEntries entries)
      throws IOException {
    String path = entry.getName();
    if (entry.isDirectory() || EntryName.isJunk(path)) {
      return;
    }
    if (entry.isUnixSymlink()) {
      entries.unread(path, "a link: passed over", false);
    } else if (entry.getGeneralPurposeBit().usesEncryption()) {
      entries.unread(path, "the entry is encrypted; send it without a password", true);
    } else if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
      String method = "compression method " + entry.getMethod();
      entries.unread(path, method + " is not read; send it deflated or stored", true);
    } else {
      readContent(zip, entry, entries);
    }
  }

  private static void readContent(ZipFile zip, ZipArchiveEntry entry, ArchiveEntries entries)
      throws IOException {
    InputStream content;
    try {
      content = zip.getInputStream(entry);
    } catch (IOException | RuntimeException e) {
      entries.unread(entry.getName(), "the entry is broken: " + e.getMessage(), true);
      return;
    }
    try (InputStream verified = new Verified(content, entry)) {
      entries.file(entry.getName(), verified);
    }
  }

  /** At its end the content must be what the directory says. */
  private static final class Verified extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final ZipArchiveEntry entry;
    private long count;

    Verified(InputStream in, ZipArchiveEntry entry) {
      super(in);
      this.entry = entry;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        crc.update(buffer, offset, read);
        count += read;
      } else if (read < 0 && (count != entry.getSize() || crc.getValue() != entry.getCrc())) {
        throw new ZipException("its size or checksum is not what the archive says");
      }
      return read;
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
