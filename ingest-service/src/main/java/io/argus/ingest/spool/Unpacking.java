package io.argus.ingest.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Puts the entries of an upload's archives in the place of the archives, within its limits. */
final class Unpacking {

  /** An archive may hold archives: what CI systems keep is zipped once more by them. */
  private static final int MOST_LEVELS = 2;

  private final SpoolConfig config;
  private final UploadSpace space;
  private final Gzip gzip;
  private final Expansion expansion;
  private final List<SpooledFile> files;
  private final List<UnreadEntry> unread = new ArrayList<>();

  /**
   * @param files of the upload; those that are archives are replaced in it
   * @param received bytes of the upload as they came
   */
  Unpacking(
      SpoolConfig config, UploadSpace space, Gzip gzip, List<SpooledFile> files, long received) {
    this.config = config;
    this.space = space;
    this.gzip = gzip;
    this.files = files;
    this.expansion = new Expansion(config, received);
  }

  /**
   * @return what of the archives is not read
   * @throws LimitExceeded when there are too many entries, or they expand too far
   */
  List<UnreadEntry> unpack() throws IOException {
    List<SpooledFile> received = List.copyOf(files);
    for (SpooledFile file : received) {
      ArchiveKind kind = ArchiveKind.of(file);
      if (kind != null) {
        files.remove(file);
        unpack(file, kind, 1);
      }
    }
    return unread;
  }

  private void unpack(SpooledFile archive, ArchiveKind kind, int level) throws IOException {
    int filesBefore = files.size();
    int unreadBefore = unread.size();
    try {
      ArchiveEntries entries = new Level(archive.name(), level);
      if (kind == ArchiveKind.TAR) {
        TarArchive.read(archive.open(), entries);
      } else {
        readZip(archive, entries);
      }
    } catch (BrokenArchive e) {
      List<SpooledFile> ofArchive = files.subList(filesBefore, files.size());
      for (SpooledFile file : ofArchive) {
        space.free(file.spool());
      }
      ofArchive.clear();
      unread.subList(unreadBefore, unread.size()).clear();
      unread.add(new UnreadEntry(archive.name(), String.valueOf(e.getMessage()), true));
    } finally {
      space.free(archive.spool());
    }
  }

  private void readZip(SpooledFile archive, ArchiveEntries entries) throws IOException {
    if (archive.isExpanded()) {
      ZipArchive.read(archive.spool(), config.maxFiles(), entries);
      return;
    }
    Spool expanded = space.spool(expansion.counted(archive.open()));
    try {
      ZipArchive.read(expanded, config.maxFiles(), entries);
    } finally {
      space.free(expanded);
    }
  }

  /** What the entries of one archive become. */
  private final class Level implements ArchiveEntries {
    private final String archive;
    private final int level;

    Level(String archive, int level) {
      this.archive = archive;
      this.level = level;
    }

    @Override
    public void file(String path, InputStream content) throws IOException {
      checkCount();
      String name = EntryName.of(archive, path);
      try {
        take(name, content);
      } catch (LimitExceeded | SpoolFailed | BrokenArchive e) {
        throw e;
      } catch (IOException e) {
        unread.add(new UnreadEntry(name, "the entry is cut or broken: " + e.getMessage(), true));
      }
    }

    @Override
    public void unread(String path, String reason, boolean isError) throws IOException {
      checkCount();
      unread.add(new UnreadEntry(EntryName.of(archive, path), reason, isError));
    }

    private void checkCount() throws LimitExceeded {
      if (files.size() + unread.size() >= config.maxFiles()) {
        throw new LimitExceeded(
            "One upload takes at most "
                + config.maxFiles()
                + " files, those in its archives counted.");
      }
    }

    private void take(String name, InputStream content) throws IOException {
      InputStream counted = expansion.counted(content);
      Spool spool = space.spool(expanded(counted));
      SpooledFile file = new SpooledFile(name, spool, gzip, true);
      ArchiveKind kind;
      try {
        // The checksum stands at the end, behind what gzip needs.
        counted.transferTo(OutputStream.nullOutputStream());
        kind = EntryName.isArchive(name) ? ArchiveKind.of(file) : null;
      } catch (IOException e) {
        space.free(spool);
        throw e;
      }
      if (kind == null) {
        files.add(file);
      } else if (level < MOST_LEVELS) {
        unpack(file, kind, level + 1);
      } else {
        space.free(spool);
        unread.add(
            new UnreadEntry(name, "an archive in an archive in an archive is not read", true));
      }
    }

    /** Here, not when it is opened: all entries share one limit. */
    private InputStream expanded(InputStream content) throws IOException {
      InputStream stream = new BufferedInputStream(content);
      for (int layer = 0; layer < Gzip.MOST_LAYERS && Gzip.isGzip(stream); layer++) {
        stream = new BufferedInputStream(expansion.counted(new GZIPInputStream(stream)));
      }
      return stream;
    }
  }
}
