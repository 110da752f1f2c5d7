package io.argus.analytics.execution;

import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import java.util.UUID;

/** What is answered when something cannot be done. */
final class ExecutionProblems {

  private ExecutionProblems() {}

  /** Also for one that is somebody else's: nobody learns that it exists. */
  static ProblemException unknownExecution(String id) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no execution " + id + ".");
  }

  static ProblemException unknownTest(String id) {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no test " + id + ".");
  }

  static ProblemException conflict(UUID id, String why) {
    return ProblemException.of(ProblemType.CONFLICT, "Execution " + id + " " + why);
  }

  static ProblemException isOver(Execution execution) {
    return conflict(
        execution.id,
        "is " + execution.status.word() + ": nothing about it changes any more. Start another.");
  }
}
