package io.argus.report.failure;

/** Counts ids, each once: a hash table with two to four slots for each, however often ids come. */
final class DistinctIds {

  private static final int FIRST = 256;

  /** 2^64 divided by the golden ratio: ids follow each other, and their products do not. */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /** An id + 1; 0 = free. */
  private long[] slots = new long[FIRST];

  private int size;

  /**
   * @param id from 0
   */
  void add(long id) {
    long value = id + 1;
    int slot = slot(value);
    if (slots[slot] == 0) {
      slots[slot] = value;
      if (++size > slots.length / 2) {
        grow();
      }
    }
  }

  int count() {
    return size;
  }

  /** Where the value stands, or would stand. */
  private int slot(long value) {
    int slot = (int) ((value * SPREAD) >>> 32) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long value : old) {
      if (value != 0) {
        slots[slot(value)] = value;
      }
    }
  }
}
