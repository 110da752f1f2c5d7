package io.argus.analytics.execution;

import io.argus.http.Page;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
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
    int limit = search.limit();
    int offset = search.offset();
    ExecutionSearch.Conditions conditions = search.conditions(requester);
    PanacheQuery<Execution> query = store.newestFirst(conditions.hql(), conditions.parameters());
    long total = query.count();
    List<Execution> found =
        offset >= total ? List.of() : query.range(offset, lastOf(offset, limit)).list();
    Map<UUID, TestCaseRef> cases =
        testCases.find(found.stream().map(execution -> execution.testCaseId).distinct().toList());
    List<ExecutionView> items =
        found.stream()
            .map(
                execution ->
                    ExecutionView.listed(
                        execution, Objects.requireNonNull(cases.get(execution.testCaseId))))
            .toList();
    return new Page<>(items, total, limit, offset, null);
  }

  /** Of one test case. */
  @Transactional
  Page<ExecutionView> page(UUID testCaseId, ExecutionSearch search) {
    if (testCases.find(testCaseId).filter(requester::reaches).isEmpty()) {
      throw ExecutionProblems.unknownTest(testCaseId.toString());
    }
    search.testCaseId = testCaseId.toString();
    return page(search);
  }

  /** Offsets that no list has may come near the largest int. */
  private static int lastOf(int offset, int limit) {
    return (int) Math.min(Integer.MAX_VALUE - 1L, (long) offset + limit - 1);
  }
}
