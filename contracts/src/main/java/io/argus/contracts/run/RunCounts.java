package io.argus.contracts.run;

/**
 * Cases by status; {@code total = passed + failed + errored + skipped}.
 *
 * @param flaky those of {@code passed} that had a red attempt before
 */
public record RunCounts(int total, int passed, int failed, int errored, int skipped, int flaky) {

  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0);

  /** These counts and one more case. */
  public RunCounts plus(CaseStatus status, boolean passedOnRetry) {
    return new RunCounts(
        total + 1,
        passed + (status == CaseStatus.PASS ? 1 : 0),
        failed + (status == CaseStatus.FAIL ? 1 : 0),
        errored + (status == CaseStatus.ERROR ? 1 : 0),
        skipped + (status == CaseStatus.SKIP ? 1 : 0),
        flaky + (passedOnRetry ? 1 : 0));
  }
}
