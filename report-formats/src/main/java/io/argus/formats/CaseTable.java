package io.argus.formats;

import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * A number per case id, in 20 bytes a slot: a file may hold millions of cases. Ids are hashes
 * already, so their bits choose the slot.
 */
final class CaseTable {

  private static final int SMALLEST = 64;

  /** Slots that are made room for in advance, 20 MB; a file may say any number. */
  private static final int MOST_IN_ADVANCE = 1 << 20;

  private long[] high;
  private long[] low;
  private int[] values;
  private int size;

  CaseTable() {
    this(0);
  }

  /**
   * @param expected so many ids are likely
   */
  CaseTable(int expected) {
    int slots = SMALLEST;
    while (slots < MOST_IN_ADVANCE && slots * 7L < expected * 10L) {
      slots *= 2;
    }
    high = new long[slots];
    low = new long[slots];
    values = new int[slots];
  }

  /** 0 where none was set. */
  int get(UUID id) {
    return values[slot(id.getMostSignificantBits(), id.getLeastSignificantBits())];
  }

  /** {@code value} must not be 0. */
  void set(UUID id, int value) {
    set(slot(id.getMostSignificantBits(), id.getLeastSignificantBits()), id, value);
  }

  /** Adds 1; gives the number as it is then. */
  int increment(UUID id) {
    int slot = slot(id.getMostSignificantBits(), id.getLeastSignificantBits());
    int value = values[slot] + 1;
    set(slot, id, value);
    return value;
  }

  private void set(int slot, UUID id, int value) {
    if (values[slot] == 0) {
      high[slot] = id.getMostSignificantBits();
      low[slot] = id.getLeastSignificantBits();
      size++;
    }
    values[slot] = value;
    if (size * 10L > values.length * 7L) {
      grow();
    }
  }

  int size() {
    return size;
  }

  /** The values, in no order. */
  void forEach(IntConsumer consumer) {
    for (int value : values) {
      if (value != 0) {
        consumer.accept(value);
      }
    }
  }

  private int slot(long idHigh, long idLow) {
    int mask = values.length - 1;
    int slot = (int) (idLow ^ (idHigh >>> 7)) & mask;
    while (values[slot] != 0 && (high[slot] != idHigh || low[slot] != idLow)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldValues = values;
    high = new long[oldValues.length * 2];
    low = new long[oldValues.length * 2];
    values = new int[oldValues.length * 2];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] != 0) {
        int slot = slot(oldHigh[i], oldLow[i]);
        high[slot] = oldHigh[i];
        low[slot] = oldLow[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
