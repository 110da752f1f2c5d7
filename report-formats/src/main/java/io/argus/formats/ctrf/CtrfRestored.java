package io.argus.formats.ctrf;

import io.argus.contracts.document.CaseExtra;
import io.argus.contracts.document.DocumentAttempt;
import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.DocumentStatus;
import io.argus.contracts.document.DocumentStep;
import io.argus.contracts.document.Extra;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test that Argus wrote: the case comes back exactly as it was. */
final class CtrfRestored {

  /** The id is a hash of the identity, and computed anew for the project that reads it. */
  private static final UUID NO_ID = new UUID(0, 0);

  private CtrfRestored() {}

  static boolean isComplete(CaseExtra ours) {
    return ours.status() != null
        && !ours.attempts().isEmpty()
        && ours.attempts().stream().allMatch(CtrfRestored::isPossible);
  }

  private static boolean isPossible(CaseExtra.AttemptExtra attempt) {
    return attempt.status() != null
        && attempt.attempt() >= 1
        && attempt.attempt() <= Short.MAX_VALUE
        && attempt.shard() >= 0
        && attempt.shard() <= Short.MAX_VALUE;
  }

  static TestRecord record(CtrfTest test, String name, CtrfStatus outcome, CaseExtra ours) {
    TestCaseRun run =
        new DocumentCase(
                NO_ID,
                name,
                DocumentStatus.of(outcome.status()),
                test.durationMs == null ? 0 : test.durationMs,
                test.suite,
                test.message,
                test.trace,
                test.line,
                test.filePath,
                test.retries,
                earlier(test.earlier),
                test.flaky,
                lines(test.stdout),
                lines(test.stderr),
                test.attachments,
                steps(test.steps),
                new Extra<>(ours))
            .toCase();
    return new TestRecord(
        run.suiteName(),
        run.className(),
        name,
        run.variant(),
        run.attempts(),
        run.durationMs(),
        run.error(),
        run.assertions(),
        run.responseTimeMs(),
        run.metrics(),
        run.diagnostics(),
        run.attachments(),
        run.steps(),
        TestRecord.NEVER_REPEATS,
        true);
  }

  private static List<DocumentAttempt> earlier(List<CtrfTest.Earlier> attempts) {
    List<DocumentAttempt> earlier = new ArrayList<>(attempts.size());
    for (CtrfTest.Earlier one : attempts) {
      earlier.add(
          new DocumentAttempt(
              earlier.size() + 1,
              DocumentStatus.of(one.status().status()),
              one.durationMs(),
              one.message(),
              one.trace()));
    }
    return earlier;
  }

  private static @Nullable List<String> lines(@Nullable String text) {
    return text == null ? null : List.of(text);
  }

  private static List<DocumentStep> steps(List<CtrfTest.Step> steps) {
    List<DocumentStep> restored = new ArrayList<>(steps.size());
    for (CtrfTest.Step step : steps) {
      DocumentStep.StepExtra extra =
          step.extra() != null && step.extra().status() != null
              ? step.extra()
              : new DocumentStep.StepExtra(
                  step.status().status(), null, null, null, null, null, null, null, null, null);
      restored.add(
          new DocumentStep(
              step.name(), DocumentStatus.of(step.status().status()), new Extra<>(extra)));
    }
    return restored;
  }
}
