package io.argus.report.failure;

import java.util.Arrays;

/** Counts ids, each once. Takes twice the memory of what it has counted, however often ids come. */
final class DistinctIds {

  private static final int FIRST = 64;

  private long[] ids = new long[FIRST];
  private int size;

  void add(long id) {
    if (size == ids.length) {
      compact();
      if (size > ids.length / 2) {
        ids = Arrays.copyOf(ids, ids.length * 2);
      }
    }
    ids[size++] = id;
  }

  int count() {
    compact();
    return size;
  }

  private void compact() {
    Arrays.sort(ids, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ids[i] != ids[i - 1]) {
        ids[kept++] = ids[i];
      }
    }
    size = kept;
  }
}
