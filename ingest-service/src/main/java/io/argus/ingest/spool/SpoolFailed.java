package io.argus.ingest.spool;

import java.io.IOException;
import java.util.List;

/** The disk does not take or give back what waits on it. */
final class SpoolFailed extends IOException {

  private static final long serialVersionUID = 1L;

  /** What the system says when there is no room: on the disk, for the user, for one file. */
  private static final List<String> FULL =
      List.of("No space left", "quota exceeded", "File too large");

  SpoolFailed(IOException cause) {
    super(cause.toString(), cause);
  }

  boolean isFull() {
    String message = String.valueOf(getMessage());
    return FULL.stream().anyMatch(message::contains);
  }
}
