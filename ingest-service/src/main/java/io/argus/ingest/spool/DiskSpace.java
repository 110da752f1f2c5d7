package io.argus.ingest.spool;

import java.io.IOException;
import java.util.List;

/** Tells a disk without room from every other trouble. */
public final class DiskSpace {

  /** What the system says when there is no room: on the disk, for the user, for one file. */
  private static final List<String> SPENT =
      List.of("No space left", "quota exceeded", "File too large");

  private DiskSpace() {}

  /** True when the trouble is that there is no room. */
  public static boolean isSpentIn(IOException e) {
    String message = String.valueOf(e.getMessage());
    return SPENT.stream().anyMatch(message::contains);
  }
}
