package io.argus.ingest.spool;

import java.io.IOException;

/** The disk does not take or give back what waits on it. */
final class SpoolFailed extends IOException {

  private static final long serialVersionUID = 1L;

  SpoolFailed(IOException cause) {
    super(cause.toString(), cause);
  }

  boolean isFull() {
    return DiskSpace.isSpentIn(this);
  }
}
