package io.argus.analytics.execution;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunId;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The run of one case that a finished execution is: an upload like all others, whose id is the
 * execution's. So however often it is told, it is stored once.
 *
 * @param cases before {@code report} on the same partition
 */
record FinishedRun(TestCaseRunsRecorded cases, TestRunReported report) {

  /** Of the run keys of all executions. */
  static final String KEY_PREFIX = "execution-";

  /** Together the texts of a case stay well under what one event may have. */
  private static final int MOST_LOG_CHARS = 32 * 1024;

  private static final int MOST_STEPS_CHARS = 64 * 1024;
  private static final int MOST_STEP_TEXT_CHARS = 1024;

  static FinishedRun of(
      Execution execution, TestCaseRef testCase, List<ExecutionStep> steps, Instant now) {
    UUID runId = runId(execution, testCase);
    CaseStatus result = Objects.requireNonNull(execution.result, "what is finished has a result");
    RunMetadata run =
        new RunMetadata(
            testCase.project(),
            testCase.suiteId(),
            runKey(execution),
            null,
            null,
            null,
            Objects.requireNonNull(ExecutionTrigger.WORDS.get(execution.trigger)).ofRun(),
            execution.environment,
            execution.browser,
            null,
            Objects.requireNonNull(execution.startedAt, "what is finished was started"),
            null,
            null,
            0,
            0,
            1);
    return new FinishedRun(
        new TestCaseRunsRecorded(
            runId,
            execution.id,
            testCase.project(),
            testCase.suiteId(),
            0,
            List.of(caseRun(execution, testCase, result, steps))),
        new TestRunReported(
            runId,
            execution.id,
            run,
            now,
            execution.durationMs,
            1,
            RunCounts.NONE.plus(result, false),
            List.of(),
            List.of(),
            null,
            null));
  }

  /** The run that the execution became; null = it became none (yet). */
  static @Nullable UUID idOf(Execution execution, TestCaseRef testCase) {
    boolean finished =
        execution.status == ExecutionStatus.COMPLETED || execution.status == ExecutionStatus.FAILED;
    return finished && testCase.recorded() ? runId(execution, testCase) : null;
  }

  private static UUID runId(Execution execution, TestCaseRef testCase) {
    return RunId.of(testCase.project(), testCase.suiteId(), runKey(execution));
  }

  private static String runKey(Execution execution) {
    return KEY_PREFIX + execution.id;
  }

  private static TestCaseRun caseRun(
      Execution execution, TestCaseRef testCase, CaseStatus result, List<ExecutionStep> steps) {
    return new TestCaseRun(
        testCase.id(),
        testCase.suiteName(),
        testCase.className(),
        testCase.name(),
        testCase.variant(),
        result,
        millis(execution.durationMs),
        List.of(),
        null,
        null,
        null,
        failure(execution, result, steps),
        log(execution),
        List.of(),
        steps(steps));
  }

  /** What its runner says, else the first red step. */
  private static @Nullable Failure failure(
      Execution execution, CaseStatus result, List<ExecutionStep> steps) {
    if (result == CaseStatus.PASS) {
      return null;
    }
    String said = execution.errorMessage;
    if (said != null && !said.isBlank()) {
      return new Failure(said, null, null);
    }
    return steps.stream()
        .filter(step -> step.result == result)
        .findFirst()
        .map(step -> new Failure(message(step), null, null))
        .orElse(null);
  }

  private static String message(ExecutionStep step) {
    String error = step.errorMessage;
    return "Step " + step.number + ": " + (error == null ? step.description : error);
  }

  /** The end of it, which tells how it came out. */
  private static Map<String, String> log(Execution execution) {
    String log = execution.consoleLog;
    if (log == null || log.isEmpty()) {
      return Map.of();
    }
    return Map.of("stdout", log.substring(Math.max(0, log.length() - MOST_LOG_CHARS)));
  }

  /** As many as fit; the execution has them all. */
  private static List<Step> steps(List<ExecutionStep> all) {
    List<Step> kept = new ArrayList<>();
    int left = MOST_STEPS_CHARS;
    for (ExecutionStep step : all) {
      Step fit = step(step);
      left -= chars(fit);
      if (left < 0) {
        break;
      }
      kept.add(fit);
    }
    return kept;
  }

  private static Step step(ExecutionStep step) {
    return new Step(
        Objects.requireNonNull(cut(step.description)),
        // Somebody has ended the execution without saying how this one came out.
        step.result == null ? CaseStatus.SKIP : step.result,
        millis(step.durationMs),
        cut(step.expectedResult),
        cut(step.actualResult),
        cut(step.errorMessage),
        step.retryCount,
        step.critical,
        step.screenshotUrl,
        step.screenshotBeforeUrl,
        step.screenshotAfterUrl);
  }

  private static int chars(Step step) {
    int chars = 0;
    for (String text :
        new @Nullable String[] {
          step.name(),
          step.expectedResult(),
          step.actualResult(),
          step.errorMessage(),
          step.screenshotUrl(),
          step.screenshotBeforeUrl(),
          step.screenshotAfterUrl()
        }) {
      chars += text == null ? 0 : text.length();
    }
    return chars;
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= MOST_STEP_TEXT_CHARS
        ? text
        : text.substring(0, MOST_STEP_TEXT_CHARS);
  }

  private static @Nullable Integer millis(@Nullable Long millis) {
    return millis == null ? null : (int) Math.min(millis, Integer.MAX_VALUE);
  }
}
