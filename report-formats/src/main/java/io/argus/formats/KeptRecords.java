package io.argus.formats;

import io.argus.formats.parse.TestRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All records of one file as its first reading has fitted them, so that it need not be parsed
 * again; none as soon as there is no room for one of them.
 */
final class KeptRecords {

  /** A record and its list of attempts. */
  private static final int OBJECT_BYTES = 112;

  private final RecordRoom room;
  private @Nullable List<TestRecord> records = new ArrayList<>();
  private @Nullable String lastClass;
  private @Nullable String lastSuite;
  private long taken;

  KeptRecords(RecordRoom room) {
    this.room = room;
  }

  void add(TestRecord record) {
    if (records == null) {
      return;
    }
    long bytes = OBJECT_BYTES + Character.BYTES * chars(record);
    if (room.take(bytes)) {
      taken += bytes;
      records.add(record);
    } else {
      release();
    }
  }

  /** A name that a parser gives as one object to record after record is there once. */
  @SuppressWarnings("ReferenceEquality")
  private long chars(TestRecord record) {
    long chars = RecordSize.chars(record) + RecordSize.chars(record.name());
    chars += record.className() == lastClass ? 0 : RecordSize.chars(record.className());
    chars += record.suiteName() == lastSuite ? 0 : RecordSize.chars(record.suiteName());
    lastClass = record.className();
    lastSuite = record.suiteName();
    return chars + RecordSize.chars(record.variant());
  }

  private void release() {
    records = null;
    room.giveBack(taken);
  }

  /** In the order of the file; null = they are not here. */
  @Nullable List<TestRecord> all() {
    return records;
  }
}
