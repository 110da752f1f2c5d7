package io.argus.formats;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunCounts;

/** Counts cases without an object for each. */
final class Tally {

  private final int[] byStatus = new int[CaseStatus.values().length];
  private int flaky;

  void add(CaseStatus status, boolean wasRed) {
    byStatus[status.code()]++;
    flaky += status == CaseStatus.PASS && wasRed ? 1 : 0;
  }

  RunCounts counts() {
    int passed = byStatus[CaseStatus.PASS.code()];
    int failed = byStatus[CaseStatus.FAIL.code()];
    int errored = byStatus[CaseStatus.ERROR.code()];
    int skipped = byStatus[CaseStatus.SKIP.code()];
    return new RunCounts(
        passed + failed + errored + skipped, passed, failed, errored, skipped, flaky);
  }
}
