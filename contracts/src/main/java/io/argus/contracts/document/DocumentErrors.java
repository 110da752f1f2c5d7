package io.argus.contracts.document;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which error stands where, so that no text is written twice. */
final class DocumentErrors {

  private DocumentErrors() {}

  /** What the test itself carries: the last attempt's error, or why it was skipped. */
  static @Nullable Failure ofTest(TestCaseRun run) {
    List<Attempt> attempts = run.attempts();
    if (attempts.stream().noneMatch(attempt -> attempt.status().isRed())) {
      return orNull(run.error());
    }
    return orNull(attempts.get(attempts.size() - 1).error());
  }

  /** A case's error: that of its last red attempt, else the test's own. */
  static @Nullable Failure ofCase(List<Attempt> attempts, @Nullable Failure own) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).status().isRed()) {
        return orNull(attempts.get(i).error());
      }
    }
    return own;
  }

  /** An error that says nothing is none. */
  static @Nullable Failure orNull(@Nullable Failure failure) {
    return failure == null || failure.equals(new Failure(null, null, null)) ? null : failure;
  }
}
