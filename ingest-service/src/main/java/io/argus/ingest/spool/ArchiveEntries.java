package io.argus.ingest.spool;

import java.io.IOException;
import java.io.InputStream;

/** Takes what an archive holds, in its order. */
interface ArchiveEntries {

  /**
   * One file; read to its end, not closed.
   *
   * @throws IOException when the upload as a whole cannot go on
   */
  void file(String path, InputStream content) throws IOException;

  /** One that cannot be read; see {@link UnreadEntry}. */
  void unread(String path, String reason, boolean isError) throws IOException;
}
