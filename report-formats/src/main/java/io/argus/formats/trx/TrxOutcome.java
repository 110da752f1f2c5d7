package io.argus.formats.trx;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What the outcome of a result means. None and an unknown one are never green.
 *
 * @param reason what is said where the result itself says nothing; null = the outcome says it all
 */
record TrxOutcome(CaseStatus status, @Nullable String reason) {

  static TrxOutcome of(@Nullable String outcome) {
    if (outcome == null) {
      return new TrxOutcome(CaseStatus.ERROR, "the result has no outcome");
    }
    return switch (outcome) {
      // Warning: "this is not a failure". Why the run was aborted is said once, of the run.
      case "Passed", "Warning", "PassedButRunAborted" -> new TrxOutcome(CaseStatus.PASS, null);
      case "Failed" -> new TrxOutcome(CaseStatus.FAIL, null);
      case "Timeout" -> new TrxOutcome(CaseStatus.FAIL, "the test ran into its time limit");
      case "Aborted" -> new TrxOutcome(CaseStatus.FAIL, "the test was aborted");
      case "Error" -> new TrxOutcome(CaseStatus.ERROR, null);
      case "Disconnected" -> new TrxOutcome(CaseStatus.ERROR, "the test host disconnected");
      case "InProgress" -> new TrxOutcome(CaseStatus.ERROR, "the test never finished");
      case "NotExecuted" -> new TrxOutcome(CaseStatus.SKIP, null);
      case "Inconclusive", "NotRunnable", "Pending", "Completed" ->
          new TrxOutcome(CaseStatus.SKIP, "outcome " + outcome);
      default -> new TrxOutcome(CaseStatus.ERROR, "unknown status \"" + outcome + "\"");
    };
  }

  /** Null when nothing is said. */
  @Nullable Failure failure(@Nullable Failure said) {
    return said == null && reason != null ? new Failure(reason, null, null) : said;
  }
}
