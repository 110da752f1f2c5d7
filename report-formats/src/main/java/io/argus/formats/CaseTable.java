package io.argus.formats;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * A number per case id, in 28 to 36 bytes: a file may hold millions of cases. Ids are hashes
 * already, so their bits choose the slot. A slot is an int, the number of an entry and as many bits
 * of its id as there is room for: ids that differ are told apart there, and the slots of 100,000
 * cases fit into a processor's cache. Entries stand in pages, which are never copied.
 */
final class CaseTable {

  private static final int SMALLEST = 64;

  /** Slots that are made room for in advance, 4 MB; a file may say any number. */
  private static final int MOST_IN_ADVANCE = 1 << 20;

  private static final int PAGE_BITS = 9;
  private static final int PAGE = 1 << PAGE_BITS;

  /** Entry + 1 in the low bits, bits of the id above; 0 = free. */
  private int[] slots;

  /** Two longs an entry. */
  private long[][] ids = new long[1][];

  private int[][] values = new int[1][];
  private int size;

  CaseTable() {
    this(0);
  }

  /**
   * @param expected so many ids are likely
   */
  CaseTable(int expected) {
    int count = SMALLEST;
    while (count < MOST_IN_ADVANCE && count < 2L * expected) {
      count *= 2;
    }
    slots = new int[count];
  }

  /** 0 where none was set. */
  int get(UUID id) {
    int entry = entry(slot(id));
    return entry < 0 ? 0 : value(entry);
  }

  /** {@code value} must not be 0. */
  void set(UUID id, int value) {
    set(slot(id), id, value);
  }

  /** Adds 1; gives the number as it is then. */
  int increment(UUID id) {
    int slot = slot(id);
    int entry = entry(slot);
    int value = entry < 0 ? 1 : value(entry) + 1;
    set(slot, id, value);
    return value;
  }

  private void set(int slot, UUID id, int value) {
    int entry = entry(slot);
    if (entry >= 0) {
      values[entry >>> PAGE_BITS][entry & (PAGE - 1)] = value;
      return;
    }
    add(id, value);
    slots[slot] = tag(id.getMostSignificantBits()) | size;
    if (2 * size == slots.length) {
      growSlots();
    }
  }

  private void add(UUID id, int value) {
    int page = size >>> PAGE_BITS;
    int at = size & (PAGE - 1);
    if (at == 0) {
      if (page == ids.length) {
        ids = Arrays.copyOf(ids, 2 * page);
        values = Arrays.copyOf(values, 2 * page);
      }
      ids[page] = new long[2 * PAGE];
      values[page] = new int[PAGE];
    }
    ids[page][2 * at] = id.getMostSignificantBits();
    ids[page][2 * at + 1] = id.getLeastSignificantBits();
    values[page][at] = value;
    size++;
  }

  int size() {
    return size;
  }

  /** The values, in no order. */
  void forEach(IntConsumer consumer) {
    for (int entry = 0; entry < size; entry++) {
      consumer.accept(value(entry));
    }
  }

  private int value(int entry) {
    return values[entry >>> PAGE_BITS][entry & (PAGE - 1)];
  }

  private long high(int entry) {
    return ids[entry >>> PAGE_BITS][2 * (entry & (PAGE - 1))];
  }

  private long low(int entry) {
    return ids[entry >>> PAGE_BITS][2 * (entry & (PAGE - 1)) + 1];
  }

  /** Negative = the slot is free. */
  private int entry(int slot) {
    return (slots[slot] & (slots.length - 1)) - 1;
  }

  /** What of an id stands in its slot: the bits that no number of an entry needs. */
  private int tag(long high) {
    return (int) (high >>> 32) & -slots.length;
  }

  /** Where an id stands, or would stand. */
  private int slot(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    int tag = tag(high);
    int slot = first(low);
    while (slots[slot] != 0 && !isAt(slot, tag, high, low)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isAt(int slot, int tag, long high, long low) {
    if ((slots[slot] & -slots.length) != tag) {
      return false;
    }
    int entry = entry(slot);
    return high(entry) == high && low(entry) == low;
  }

  private int first(long low) {
    return (int) low & (slots.length - 1);
  }

  private void growSlots() {
    slots = new int[2 * slots.length];
    for (int entry = 0; entry < size; entry++) {
      int slot = first(low(entry));
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = tag(high(entry)) | (entry + 1);
    }
  }
}
