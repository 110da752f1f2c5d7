package io.argus.cli.demo;

import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunId;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import java.util.Objects;

/** A run that never took place. Its key and start are known. */
record DemoRun(RunMetadata said, long durationMs, List<TestCaseRun> cases, List<RunError> errors) {

  DemoRun {
    cases = List.copyOf(cases);
    errors = List.copyOf(errors);
  }

  RunCounts counts() {
    RunCounts counts = RunCounts.NONE;
    for (TestCaseRun one : cases) {
      counts = counts.plus(one.status(), one.passedOnRetry());
    }
    return counts;
  }

  ResultsDocument document() {
    RunCounts counts = counts();
    boolean red = counts.failed() + counts.errored() > 0 || !errors.isEmpty();
    String key = Objects.requireNonNull(said.runKey(), "a demo run has a key");
    DocumentRun run =
        DocumentRun.of(
            RunId.of(said.project(), said.suiteId(), key),
            said,
            red ? RunStatus.FAIL : RunStatus.PASS,
            durationMs,
            List.of(),
            counts,
            errors);
    return ResultsDocument.of(run, cases.stream().map(DocumentCase::of).toList());
  }
}
