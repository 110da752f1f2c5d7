package io.argus.analytics.execution;

import io.argus.analytics.outbox.Outbox;
import io.argus.contracts.event.ExecutionDeleted;
import io.argus.contracts.event.ExecutionRequested;
import io.argus.contracts.event.ExecutionStepRecorded;
import io.argus.contracts.event.ExecutionUpdated;
import io.argus.contracts.event.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tells what happens to executions, within the transaction in which it does and under the lock of
 * the execution.
 */
@ApplicationScoped
class ExecutionEvents {

  private final Outbox outbox;

  @Inject
  ExecutionEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  void requested(Execution execution, TestCaseRef testCase) {
    tell(
        execution.id,
        new ExecutionRequested(
            execution.id,
            testCase.id(),
            testCase.project(),
            testCase.suiteId(),
            execution.userId,
            execution.trigger,
            execution.browser,
            execution.environment,
            execution.baseUrl,
            execution.createdAt));
  }

  void updated(Execution execution, TestCaseRef testCase) {
    tell(
        execution.id,
        new ExecutionUpdated(
            execution.id,
            testCase.id(),
            testCase.project(),
            testCase.suiteId(),
            execution.userId,
            execution.status,
            execution.result,
            execution.runner,
            execution.totalSteps,
            execution.passedSteps,
            execution.failedSteps,
            execution.skippedSteps,
            execution.startedAt,
            execution.completedAt,
            execution.durationMs,
            execution.updatedAt));
  }

  void recorded(Execution execution, TestCaseRef testCase, ExecutionStep step) {
    tell(
        execution.id,
        new ExecutionStepRecorded(
            execution.id,
            testCase.id(),
            testCase.project(),
            step.number,
            step.result,
            step.durationMs,
            step.retryCount,
            step.critical,
            execution.updatedAt));
  }

  void deleted(Execution execution, TestCaseRef testCase, Instant now) {
    tell(execution.id, new ExecutionDeleted(execution.id, testCase.id(), testCase.project(), now));
  }

  /** It becomes a run, unless its project records nothing. */
  void finished(Execution execution, TestCaseRef testCase, List<ExecutionStep> steps, Instant now) {
    if (testCase.recorded()) {
      FinishedRun run = FinishedRun.of(execution, testCase, steps, now);
      String key = testCase.project() + "/" + testCase.suiteId();
      String id = run.report().runId() + "/" + run.report().uploadId();
      outbox.add(Topics.TEST_RUNS, key, id + "/0", run.cases());
      outbox.add(Topics.TEST_RUNS, key, id, run.report());
    }
  }

  private void tell(UUID executionId, Object event) {
    outbox.add(Topics.EXECUTIONS, executionId.toString(), UUID.randomUUID().toString(), event);
  }
}
