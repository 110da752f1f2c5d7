package io.argus.analytics.run;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one outcome of all attempts of a case in a run, whichever upload they came with. */
final class CaseFold {

  private static final Comparator<Attempt> ORDER =
      Comparator.comparingInt(Attempt::attempt).thenComparingInt(Attempt::shard);

  /** Of two that claim to be the same try, a red one counts as the later: it must not disappear. */
  private static final Comparator<Attempt> LAST =
      ORDER
          .thenComparing(attempt -> attempt.status().isRed())
          .thenComparing(Attempt::status)
          .thenComparing(attempt -> attempt.durationMs() == null ? -1 : attempt.durationMs());

  private CaseFold() {}

  /**
   * The same case in two uploads of a run: all attempts, ordered by (attempt, shard, position);
   * what only one attempt can have (output, steps, metrics …) comes from the upload with the last
   * one.
   */
  static TestCaseRun merge(TestCaseRun stored, TestCaseRun added) {
    boolean addedIsLast = LAST.compare(lastOf(added), lastOf(stored)) >= 0;
    TestCaseRun first = addedIsLast ? stored : added;
    TestCaseRun rest = addedIsLast ? added : stored;
    List<Attempt> attempts =
        Stream.concat(first.attempts().stream(), rest.attempts().stream()).sorted(ORDER).toList();
    Attempt last = attempts.get(attempts.size() - 1);
    return new TestCaseRun(
        stored.caseId(),
        stored.suiteName(),
        stored.className(),
        stored.name(),
        stored.variant(),
        last.status(),
        last.durationMs(),
        attempts,
        rest.assertions(),
        rest.responseTimeMs(),
        rest.metrics(),
        error(attempts, rest),
        rest.diagnostics(),
        rest.attachments(),
        rest.steps());
  }

  /** The case with its attempts spelled out, where the upload left a single one unsaid. */
  static TestCaseRun spellOut(TestCaseRun run, int attempt, int shard) {
    return run.attempts().isEmpty()
        ? withAttempts(
            run,
            List.of(
                new Attempt(
                    attempt,
                    shard,
                    run.status(),
                    run.durationMs(),
                    run.status().isRed() ? run.error() : null)))
        : run;
  }

  private static TestCaseRun withAttempts(TestCaseRun run, List<Attempt> attempts) {
    return new TestCaseRun(
        run.caseId(),
        run.suiteName(),
        run.className(),
        run.name(),
        run.variant(),
        run.status(),
        run.durationMs(),
        attempts,
        run.assertions(),
        run.responseTimeMs(),
        run.metrics(),
        run.error(),
        run.diagnostics(),
        run.attachments(),
        run.steps());
  }

  /** One letter per attempt, oldest first; null for a single one. */
  static @Nullable String letters(List<Attempt> attempts) {
    if (attempts.size() < 2) {
      return null;
    }
    StringBuilder letters = new StringBuilder(attempts.size());
    attempts.forEach(attempt -> letters.append(attempt.status().letter()));
    return letters.toString();
  }

  private static Attempt lastOf(TestCaseRun run) {
    return run.attempts().get(run.attempts().size() - 1);
  }

  /** That of the last red attempt; without one, why the case was skipped. */
  private static @Nullable Failure error(List<Attempt> attempts, TestCaseRun rest) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt attempt = attempts.get(i);
      if (attempt.status().isRed()) {
        return attempt.error();
      }
    }
    return rest.status() == CaseStatus.SKIP ? rest.error() : null;
  }
}
