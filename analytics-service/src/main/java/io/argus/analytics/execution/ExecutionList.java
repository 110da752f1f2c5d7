package io.argus.analytics.execution;

import io.argus.http.Page;
import io.argus.http.Slice;
import io.argus.http.TimeCursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Lists of executions, newest first, without logs and steps. */
@ApplicationScoped
class ExecutionList {

  private final ExecutionStore store;
  private final TestCaseStore testCases;
  private final Requester requester;

  @Inject
  ExecutionList(ExecutionStore store, TestCaseStore testCases, Requester requester) {
    this.store = store;
    this.testCases = testCases;
    this.requester = requester;
  }

  @Transactional
  Page<ExecutionView> page(ExecutionSearch search) {
    store.readSnapshot();
    return found(search);
  }

  /** Of one test case. */
  @Transactional
  Page<ExecutionView> page(UUID testCaseId, ExecutionSearch search) {
    store.readSnapshot();
    if (testCases.find(testCaseId).filter(requester::reaches).isEmpty()) {
      throw ExecutionProblems.unknownTest(testCaseId.toString());
    }
    search.testCaseId = testCaseId.toString();
    return found(search);
  }

  private Page<ExecutionView> found(ExecutionSearch search) {
    Slice<TimeCursor> slice = search.slice();
    ExecutionSearch.Conditions conditions = search.conditions(requester);
    long total = store.count(conditions.hql(), conditions.parameters());
    List<Execution> found = slice.offset() >= total ? List.of() : store.newest(conditions, slice);
    Map<UUID, TestCaseRef> cases =
        testCases.find(found.stream().map(execution -> execution.testCaseId).distinct().toList());
    return slice
        .page(found, total, last -> new TimeCursor(last.createdAt, last.id).text())
        .map(
            execution ->
                ExecutionView.listed(
                    execution, Objects.requireNonNull(cases.get(execution.testCaseId))));
  }
}
