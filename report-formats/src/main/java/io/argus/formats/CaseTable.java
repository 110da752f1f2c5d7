package io.argus.formats;

import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * A number per case id, in 24 bytes a slot: a file may hold millions of cases. Ids are hashes
 * already, so their bits choose the slot. What belongs to a slot lies together: in a large table
 * each look somewhere else costs more than all the rest.
 */
final class CaseTable {

  private static final int SMALLEST = 64;

  /** Slots that are made room for in advance, 24 MB; a file may say any number. */
  private static final int MOST_IN_ADVANCE = 1 << 20;

  private static final int STRIDE = 3;
  private static final int LOW = 1;
  private static final int VALUE = 2;

  private long[] table;
  private int slots;
  private int size;

  CaseTable() {
    this(0);
  }

  /**
   * @param expected so many ids are likely
   */
  CaseTable(int expected) {
    slots = SMALLEST;
    while (slots < MOST_IN_ADVANCE && slots * 7L < expected * 10L) {
      slots *= 2;
    }
    table = new long[slots * STRIDE];
  }

  /** 0 where none was set. */
  int get(UUID id) {
    return (int) table[find(id.getMostSignificantBits(), id.getLeastSignificantBits()) + VALUE];
  }

  /** {@code value} must not be 0. */
  void set(UUID id, int value) {
    set(find(id.getMostSignificantBits(), id.getLeastSignificantBits()), id, value);
  }

  /** Adds 1; gives the number as it is then. */
  int increment(UUID id) {
    int at = find(id.getMostSignificantBits(), id.getLeastSignificantBits());
    int value = (int) table[at + VALUE] + 1;
    set(at, id, value);
    return value;
  }

  private void set(int at, UUID id, int value) {
    if (table[at + VALUE] == 0) {
      table[at] = id.getMostSignificantBits();
      table[at + LOW] = id.getLeastSignificantBits();
      size++;
    }
    table[at + VALUE] = value;
    if (size * 10L > slots * 7L) {
      grow();
    }
  }

  int size() {
    return size;
  }

  /** The values, in no order. */
  void forEach(IntConsumer consumer) {
    for (int at = VALUE; at < table.length; at += STRIDE) {
      if (table[at] != 0) {
        consumer.accept((int) table[at]);
      }
    }
  }

  /** Where an id stands, or would stand. */
  private int find(long high, long low) {
    int slot = (int) (low ^ (high >>> 7)) & (slots - 1);
    int at = slot * STRIDE;
    while (table[at + VALUE] != 0 && (table[at] != high || table[at + LOW] != low)) {
      slot = (slot + 1) & (slots - 1);
      at = slot * STRIDE;
    }
    return at;
  }

  private void grow() {
    long[] old = table;
    slots *= 2;
    table = new long[slots * STRIDE];
    for (int from = 0; from < old.length; from += STRIDE) {
      if (old[from + VALUE] != 0) {
        System.arraycopy(old, from, table, find(old[from], old[from + LOW]), STRIDE);
      }
    }
  }
}
