package io.argus.analytics.execution;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Who runs what: one runner at a time, and nobody for ever. Each method is a transaction. */
@ApplicationScoped
class Claims {

  private static final int BLOCK = 100;

  private final ExecutionStore store;
  private final Executions executions;
  private final TestCaseStore testCases;
  private final ExecutionEvents events;
  private final ExecutionConfig config;
  private final Clock clock;

  @Inject
  Claims(
      ExecutionStore store,
      Executions executions,
      TestCaseStore testCases,
      ExecutionEvents events,
      ExecutionConfig config,
      Clock clock) {
    this.store = store;
    this.executions = executions;
    this.testCases = testCases;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  /** The oldest that waits and fits is the runner's now; empty = none does. */
  @Transactional
  Optional<ExecutionView> claim(Requester by, ClaimRequest request) {
    Instant now = now();
    return store
        .nextPending(by, request.filters())
        .map(
            execution -> {
              TestCaseRef testCase = testCases.find(execution.testCaseId).orElseThrow();
              execution.claim(request.runner(), request.lease(), now);
              events.updated(execution, testCase);
              return executions.whole(execution, testCase);
            });
  }

  /** Takes from silent runners what they have; how many. */
  @Transactional
  int lapse() {
    Instant now = now();
    List<Execution> lapsed = store.lapsed(now, BLOCK);
    for (Execution execution : lapsed) {
      TestCaseRef testCase = testCases.find(execution.testCaseId).orElseThrow();
      if (execution.claims >= config.claims()) {
        execution.result = CaseStatus.ERROR;
        execution.errorMessage =
            "Given up: %d runners in a row fell silent while they ran it, the last was %s."
                .formatted(execution.claims, execution.runner);
        executions.move(execution, testCase, ExecutionStatus.FAILED, now);
      } else {
        executions.move(execution, testCase, ExecutionStatus.PENDING, now);
      }
      events.updated(execution, testCase);
    }
    return lapsed.size();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
