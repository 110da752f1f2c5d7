package io.argus.formats.robot;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.TestRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test that has ended; a suite around it that has not may still change what became of it. */
final class RobotTest {

  private final RecordBuilder record;
  private final @Nullable Integer millis;
  private final int size;
  private CaseStatus status;
  private @Nullable String message;

  /** Messages of suites: kept as they are, since many tests share them. */
  private List<String> suites = List.of();

  /**
   * @param record with all but the last attempt
   * @param size the memory that takes, roughly
   */
  RobotTest(RecordBuilder record, RobotStatus said, int size) {
    this.record = record;
    this.millis = said.millis();
    this.size = size;
    this.status = said.toCase();
    this.message = said.isKnown() ? said.message() : said.unknown();
  }

  int size() {
    return size;
  }

  boolean isRed() {
    return status.isRed();
  }

  /** Robot's rule: every test of a suite whose tear-down fails has failed, but for skipped ones. */
  void teardownFailed(@Nullable String reason) {
    status = status == CaseStatus.PASS ? CaseStatus.FAIL : status;
    tell("suite teardown failed:", reason);
  }

  /** Robot would skip failed ones, too; here a red test stays red. */
  void teardownSkipped(@Nullable String reason) {
    status = status == CaseStatus.PASS ? CaseStatus.SKIP : status;
    tell("suite teardown skipped the tests:", reason);
  }

  private void tell(String what, @Nullable String reason) {
    suites = suites.isEmpty() ? new ArrayList<>(1) : suites;
    suites.add(reason == null ? what : what + "\n" + reason);
  }

  TestRecord toRecord() {
    StringBuilder text = new StringBuilder(message == null ? "" : message);
    for (String suite : suites) {
      text.append(text.isEmpty() ? "Parent " : "\n\nAlso parent ").append(suite);
    }
    Failure failure = text.isEmpty() ? null : new Failure(text.toString(), null, null);
    return record.attempt(status, millis, failure).build();
  }
}
