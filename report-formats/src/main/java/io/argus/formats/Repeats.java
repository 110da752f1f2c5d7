package io.argus.formats;

import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunCounts;
import io.argus.formats.parse.TestRecord;
import java.util.UUID;

/**
 * Records of one file that are attempts of one case: how many there are, what the last one says,
 * whether any was red.
 */
final class Repeats {

  private static final int RED = 1;
  private static final int STATUS_SHIFT = 1;
  private static final int STATUS_MASK = 3;
  private static final int COUNT_SHIFT = 3;

  private final CaseTable table = new CaseTable();
  private int repeated;

  /** The case a record with a repeat key belongs to, within its file. */
  static UUID key(TestRecord record) {
    UUID id =
        CaseId.of("", "", record.suiteName(), record.className(), record.name(), record.variant());
    long mixed = record.repeatKey() * 0x9E37_79B9_7F4A_7C15L;
    return new UUID(id.getMostSignificantBits() ^ mixed, id.getLeastSignificantBits());
  }

  void add(TestRecord record) {
    UUID key = key(record);
    int before = table.get(key);
    int count = (before >>> COUNT_SHIFT) + 1;
    repeated += count == 2 ? 1 : 0;
    boolean passed = count > 1 && status(before) == CaseStatus.PASS;
    boolean red = record.wasRed() || (passed && record.repeatsOnlyRed());
    table.set(
        key,
        count << COUNT_SHIFT
            | record.status().code() << STATUS_SHIFT
            | (before & RED)
            | (red ? RED : 0));
  }

  private static CaseStatus status(int value) {
    return CaseStatus.ofCode((value >>> STATUS_SHIFT) & STATUS_MASK);
  }

  int count(UUID key) {
    return table.get(key) >>> COUNT_SHIFT;
  }

  /** Cases, repeated or not. */
  int cases() {
    return table.size();
  }

  /** Cases of more than one record. */
  int repeated() {
    return repeated;
  }

  RunCounts counts() {
    Tally tally = new Tally();
    table.forEach(value -> tally.add(status(value), (value & RED) != 0));
    return tally.counts();
  }
}
