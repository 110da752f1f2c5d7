package io.argus.ingest.spool;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Tells an archive from its first bytes. */
enum ArchiveKind {
  ZIP,
  TAR;

  private static final int TAR_MAGIC_AT = 257;
  private static final String TAR_MAGIC = "ustar";

  /** Null = not an archive, or gzip data that is broken before it says. */
  static @Nullable ArchiveKind of(SpooledFile file) throws IOException {
    try (InputStream in = new BufferedInputStream(file.open())) {
      return of(in.readNBytes(TAR_MAGIC_AT + TAR_MAGIC.length()));
    } catch (EOFException | ZipException | LimitExceeded e) {
      return null;
    }
  }

  private static @Nullable ArchiveKind of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
      return ZIP;
    }
    return text.startsWith(TAR_MAGIC, TAR_MAGIC_AT) ? TAR : null;
  }
}
