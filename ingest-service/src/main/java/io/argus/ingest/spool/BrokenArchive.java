package io.argus.ingest.spool;

import java.io.IOException;

/** An archive that cannot be read to its end; none of its entries counts. */
final class BrokenArchive extends IOException {

  private static final long serialVersionUID = 1L;

  BrokenArchive(String message) {
    super(message);
  }

  /** What the library says of the archive. */
  static BrokenArchive of(Exception cause) {
    Throwable first = cause.getCause() == null ? cause : cause.getCause();
    BrokenArchive broken = new BrokenArchive("the archive is cut or broken: " + first.getMessage());
    broken.initCause(cause);
    return broken;
  }
}
