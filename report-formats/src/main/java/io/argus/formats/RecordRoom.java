package io.argus.formats;

import java.util.concurrent.atomic.AtomicLong;

/** What one upload takes of the memory in which all uploads keep their records. */
final class RecordRoom implements AutoCloseable {

  private final AtomicLong shared;
  private long taken;

  /**
   * @param shared bytes that are left for all
   */
  RecordRoom(AtomicLong shared) {
    this.shared = shared;
  }

  /** True when there was so much, and it is taken. */
  boolean take(long bytes) {
    boolean fits = shared.addAndGet(-bytes) >= 0;
    taken += bytes;
    if (!fits) {
      giveBack(bytes);
    }
    return fits;
  }

  void giveBack(long bytes) {
    taken -= bytes;
    shared.addAndGet(bytes);
  }

  /** Gives all of it back. */
  @Override
  public void close() {
    giveBack(taken);
  }
}
