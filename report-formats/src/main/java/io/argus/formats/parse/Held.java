package io.argus.formats.parse;

import io.argus.contracts.run.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a reading keeps until later lines of its file say more: tests that have begun, names that
 * others refer to. Counted in bytes as a 64-bit JVM takes them, so that no file needs more memory
 * than {@link Limits#heldBytes}.
 */
public final class Held {

  /** An entry of a map with its part of the table, or a small object. */
  public static final int ENTRY_BYTES = 56;

  /** A string's two objects and their padding. */
  private static final int TEXT_BYTES = 48;

  /** Strings of these chars alone take a byte for each, others two. */
  private static final char LATIN1 = 0xff;

  private final int most;
  private long bytes;

  public Held(Limits limits) {
    this.most = limits.heldBytes();
  }

  /**
   * @throws UnreadableReport when the file needs more than it may
   */
  public void add(long more) throws UnreadableReport {
    bytes += more;
    if (bytes > most) {
      throw new UnreadableReport(
          "what waits for later lines takes more than "
              + most
              + " bytes of memory"
              + Limits.named("held-bytes"));
    }
  }

  /** What {@link #add} has counted is not kept any more. */
  public void remove(long less) {
    bytes -= less;
  }

  /** Bytes of a text; 0 = there is none. */
  public static long size(@Nullable String text) {
    return text == null ? 0 : TEXT_BYTES + (isLatin1(text) ? 1L : 2L) * text.length();
  }

  private static boolean isLatin1(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LATIN1) {
        return false;
      }
    }
    return true;
  }

  /** Bytes of a failure's texts; 0 = there is none. */
  public static long size(@Nullable Failure failure) {
    return failure == null
        ? 0
        : size(failure.message()) + size(failure.type()) + size(failure.stackTrace());
  }
}
