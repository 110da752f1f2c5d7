package io.argus.analytics.execution;

import io.argus.analytics.webhook.Webhooks;
import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import io.argus.http.ProblemException;
import io.argus.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What is done with one execution; each method is a transaction that locks it first. */
@ApplicationScoped
class Executions {

  private final ExecutionStore store;
  private final TestCaseStore testCases;
  private final ExecutionEvents events;
  private final Webhooks webhooks;
  private final ExecutionConfig config;
  private final Requester requester;
  private final Clock clock;

  @Inject
  Executions(
      ExecutionStore store,
      TestCaseStore testCases,
      ExecutionEvents events,
      Webhooks webhooks,
      ExecutionConfig config,
      Requester requester,
      Clock clock) {
    this.store = store;
    this.testCases = testCases;
    this.events = events;
    this.webhooks = webhooks;
    this.config = config;
    this.requester = requester;
    this.clock = clock;
  }

  /** A step, and whether its number is new. */
  record Put(StepView step, boolean isNew) {}

  /**
   * @param key the same again answers the same execution; null = each request is one of its own
   */
  @Transactional
  ExecutionView request(UUID testCaseId, ExecutionRequest request, @Nullable String key) {
    TestCaseRef testCase = testCase(testCaseId);
    requester.mustRun(testCase.project());
    if (store.isRemoved(requester.id())) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "The user has been removed.");
    }
    if (key != null) {
      var before = store.withKey(requester.id(), key);
      if (before.isPresent()) {
        mustAskForTheSame(before.get(), testCase, request);
        return whole(before.get());
      }
    }
    Execution execution = new Execution();
    execution.id = UUID.randomUUID();
    execution.projectId = testCase.projectId();
    execution.testCaseId = testCase.id();
    execution.userId = requester.id();
    execution.trigger = request.trigger() == null ? "" : request.trigger();
    execution.triggerDetails = request.triggerDetails();
    execution.browser = request.browser();
    execution.environment = request.environment();
    execution.baseUrl = request.baseUrl();
    execution.idempotencyKey = key;
    execution.createdAt = now();
    execution.updatedAt = execution.createdAt;
    try {
      store.persistAndFlush(execution);
    } catch (ConstraintViolationException e) {
      if (e.getKind() != ConstraintViolationException.ConstraintKind.FOREIGN_KEY) {
        throw e;
      }
      throw ExecutionProblems.unknownTest(testCaseId.toString()); // deleted meanwhile
    }
    events.requested(execution, testCase);
    webhooks.requested(
        execution.projectId,
        execution.id,
        ExecutionView.whole(execution, testCase, List.of(), null),
        testCase);
    return whole(execution, testCase);
  }

  private static void mustAskForTheSame(
      Execution before, TestCaseRef testCase, ExecutionRequest request) {
    ExecutionRequest asked =
        new ExecutionRequest(
            before.browser,
            before.environment,
            before.baseUrl,
            before.trigger,
            before.triggerDetails);
    if (!before.testCaseId.equals(testCase.id()) || !asked.equals(request)) {
      throw ExecutionProblems.conflict(
          before.id,
          "was asked for with this Idempotency-Key, and with another body: take a new key.");
    }
  }

  @Transactional
  ExecutionView read(UUID id) {
    store.readSnapshot();
    return whole(
        store
            .findByIdOptional(id)
            .filter(requester::manages)
            .orElseThrow(() -> ExecutionProblems.unknownExecution(id.toString())));
  }

  @Transactional
  ExecutionView change(UUID id, ExecutionPatch patch) {
    Execution execution = lock(id);
    TestCaseRef testCase = runnable(execution);
    mustBeRunner(execution, patch.runner());
    if (execution.status.isOver()) {
      if (patch.changes(execution)) {
        throw ExecutionProblems.isOver(execution);
      }
      return whole(execution, testCase);
    }
    Instant now = now();
    ExecutionStatus to = patch.status() == null ? execution.status : patch.status();
    if (to != execution.status && !Lifecycle.allows(execution.status, to)) {
      throw ExecutionProblems.conflict(
          id,
          "is %s and cannot become %s%s"
              .formatted(
                  execution.status.word(),
                  to.word(),
                  execution.status == ExecutionStatus.PENDING
                      ? "; send status running first."
                      : "."));
    }
    boolean silent = patch.isHeartbeat() && to == execution.status;
    patch.applyTo(execution);
    execution.renew(now);
    if (!silent) {
      execution.updatedAt = now;
      if (to != execution.status) {
        move(execution, testCase, to, now);
      }
      events.updated(execution, testCase);
    }
    return whole(execution, testCase);
  }

  /** A step that comes while the execution waits starts it: somebody runs it. */
  @Transactional
  Put record(UUID id, StepRequest request) {
    Execution execution = lock(id);
    TestCaseRef testCase = runnable(execution);
    mustBeRunner(execution, request.runner());
    if (execution.status.isOver()) {
      throw ExecutionProblems.isOver(execution);
    }
    boolean isNew = store.step(id, request.number()).isEmpty();
    if (isNew && execution.totalSteps >= config.steps()) {
      throw ProblemException.invalid(
          "number",
          "An execution has at most " + config.steps() + " steps (argus.execution.steps).");
    }
    Instant now = now();
    if (execution.status == ExecutionStatus.PENDING) {
      execution.start(now);
    }
    ExecutionStep step = request.of(id);
    store.put(step);
    execution.count(totals(store.steps(id)));
    execution.updatedAt = now;
    execution.renew(now);
    events.recorded(execution, testCase, step);
    events.updated(execution, testCase);
    return new Put(StepView.from(step), isNew);
  }

  @Transactional
  void delete(UUID id) {
    Execution execution = lock(id);
    TestCaseRef testCase = runnable(execution);
    store.delete(execution);
    events.deleted(execution, testCase, now());
  }

  /**
   * Those of a user.
   *
   * @param removed whether the user is no more: what they still ask for is refused
   */
  @Transactional
  void deleteOf(String userId, boolean removed) {
    if (removed) {
      store.remove(userId);
    }
    delete(store.locked("userId", userId));
  }

  /** A test case with its executions, whoever's they are. */
  @Transactional
  void deleteTest(UUID testCaseId) {
    TestCaseRef testCase = testCase(testCaseId);
    requester.mustRun(testCase.project());
    if (!testCases.lock(testCase.id())) {
      throw ExecutionProblems.unknownTest(testCaseId.toString());
    }
    List<Execution> executions = store.locked("testCaseId", testCase.id());
    if (!executions.stream().allMatch(requester::manages)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "Others have executions of this test; an admin can delete it.");
    }
    delete(executions);
    testCases.delete(testCase.id());
  }

  /** Ends what runs, or puts it back where it came from, as the lifecycle has it. */
  void move(Execution execution, TestCaseRef testCase, ExecutionStatus to, Instant now) {
    switch (to) {
      case RUNNING -> execution.start(now);
      case PENDING -> {
        store.deleteSteps(execution.id);
        execution.giveBack(now);
      }
      // Whatever was said until then, it has not come out.
      case CANCELLED -> execution.end(to, null, now);
      case COMPLETED, FAILED -> finish(execution, testCase, to, now);
    }
  }

  private void finish(Execution execution, TestCaseRef testCase, ExecutionStatus as, Instant now) {
    List<ExecutionStep> steps = store.steps(execution.id);
    CaseStatus result =
        totals(steps)
            .result(as, execution.result)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "result",
                        "result is required: the execution has no steps, or not all have a result,"
                            + " so it cannot be derived."));
    execution.end(as, result, now);
    events.finished(execution, testCase, steps, now);
  }

  private void delete(List<Execution> executions) {
    for (Execution execution : executions) {
      TestCaseRef testCase = testCaseOf(execution);
      store.delete(execution);
      events.deleted(execution, testCase, now());
    }
    store.flush();
  }

  private static StepTotals totals(List<ExecutionStep> steps) {
    return StepTotals.of(steps.stream().map(ExecutionStep::outcome).toList());
  }

  /** Whoever has lost it must not go on: somebody else has it, or will have. */
  private static void mustBeRunner(Execution execution, @Nullable String runner) {
    if (runner != null && !runner.equals(execution.runner)) {
      throw ExecutionProblems.conflict(
          execution.id, "is not, or no longer, with runner " + runner + ": stop running it.");
    }
  }

  private Execution lock(UUID id) {
    return store
        .lock(id)
        .filter(requester::manages)
        .filter(execution -> requester.reaches(testCaseOf(execution)))
        .orElseThrow(() -> ExecutionProblems.unknownExecution(id.toString()));
  }

  private TestCaseRef testCase(UUID id) {
    return testCases
        .find(id)
        .filter(requester::reaches)
        .orElseThrow(() -> ExecutionProblems.unknownTest(id.toString()));
  }

  private TestCaseRef runnable(Execution execution) {
    TestCaseRef testCase = testCaseOf(execution);
    requester.mustRun(testCase.project());
    return testCase;
  }

  /** Its case is there as long as it is. */
  private TestCaseRef testCaseOf(Execution execution) {
    return testCases.find(execution.testCaseId).orElseThrow();
  }

  private ExecutionView whole(Execution execution) {
    TestCaseRef testCase = testCaseOf(execution);
    if (!requester.reaches(testCase)) {
      throw ExecutionProblems.unknownExecution(execution.id.toString());
    }
    return whole(execution, testCase);
  }

  ExecutionView whole(Execution execution, TestCaseRef testCase) {
    return ExecutionView.whole(
        execution,
        testCase,
        store.steps(execution.id),
        webhooks.delivery(execution.id).orElse(null));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
