package io.argus.contracts.run;

/**
 * Cases by status; {@code total = passed + failed + errored + skipped}.
 *
 * @param flaky those of {@code passed} that had a red attempt before
 */
public record RunCounts(int total, int passed, int failed, int errored, int skipped, int flaky) {

  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0);

  /** The sum of both. */
  public RunCounts plus(RunCounts other) {
    return new RunCounts(
        total + other.total,
        passed + other.passed,
        failed + other.failed,
        errored + other.errored,
        skipped + other.skipped,
        flaky + other.flaky);
  }

  /** These counts and one more case. */
  public RunCounts plus(CaseStatus status, boolean passedOnRetry) {
    return with(status, passedOnRetry, 1);
  }

  /** These counts and one case less. */
  public RunCounts minus(CaseStatus status, boolean passedOnRetry) {
    return with(status, passedOnRetry, -1);
  }

  private RunCounts with(CaseStatus status, boolean passedOnRetry, int cases) {
    return new RunCounts(
        total + cases,
        passed + (status == CaseStatus.PASS ? cases : 0),
        failed + (status == CaseStatus.FAIL ? cases : 0),
        errored + (status == CaseStatus.ERROR ? cases : 0),
        skipped + (status == CaseStatus.SKIP ? cases : 0),
        flaky + (passedOnRetry ? cases : 0));
  }
}
