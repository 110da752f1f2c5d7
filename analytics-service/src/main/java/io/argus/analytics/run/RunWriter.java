package io.argus.analytics.run;

import io.argus.analytics.failure.FailureStore;
import io.argus.analytics.failure.FailureText;
import io.argus.analytics.stability.Window;
import io.argus.analytics.stability.WindowStore;
import io.argus.analytics.storage.Partitions;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.TestCaseRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cases of one upload, slice by slice, within the caller's transaction and under the
 * suite's lock. Not thread-safe, for one transaction.
 */
final class RunWriter {

  private final Connection connection;
  private final CaseRunStore caseRuns;
  private final UploadRows.Orders orders;
  private final Suite suite;
  private final RunRow run;
  private final Map<UUID, KnownCase> cache;
  private final boolean newest;
  private final Map<UUID, KnownCase> touched = new HashMap<>();
  private RunCounts counts;

  /**
   * @param cache what is known of the suite's cases at its version
   */
  RunWriter(
      Connection connection,
      CaseRunStore caseRuns,
      UploadRows.Orders orders,
      Suite suite,
      RunRow run,
      Map<UUID, KnownCase> cache) {
    this.connection = connection;
    this.caseRuns = caseRuns;
    this.orders = orders;
    this.suite = suite;
    this.run = run;
    this.cache = cache;
    this.newest = suite.isNewest(run.startedAt(), run.runId());
    this.counts = run.counts();
  }

  /** The run's counts with every slice so far. */
  RunCounts counts() {
    return counts;
  }

  /**
   * Every case of the upload as it is now; empty when there are more of them than a cache would
   * hold: what it has of the suite is void then.
   */
  Optional<Map<UUID, KnownCase>> touched() {
    return touched.size() > SuiteCache.MOST_CASES ? Optional.empty() : Optional.of(touched);
  }

  /** Each case at most once per upload. */
  void write(List<CaseFold> slice) throws SQLException {
    List<TestCaseRun> runs = slice.stream().map(CaseFold::run).toList();
    Map<UUID, KnownCase> known = CaseStore.resolve(connection, suite, runs, cache);
    Map<UUID, CaseFold> stored =
        run.isNew() ? Map.of() : caseRuns.find(connection, run, known.values());
    if (!stored.isEmpty()) {
      orders.load();
    }
    Map<Long, FailureText> failures = new HashMap<>();
    Map<Long, Window> windows = new HashMap<>();
    Set<Long> late = new HashSet<>();
    List<CaseRunStore.Row> rows = new ArrayList<>(slice.size());
    for (CaseFold added : slice) {
      UUID caseId = added.run().caseId();
      KnownCase testCase = resolved(known, caseId);
      CaseFold before = stored.get(caseId);
      CaseFold result = before == null ? added : before.with(added, orders::of);
      count(before, result.run());
      rows.add(new CaseRunStore.Row(testCase.id(), failure(result.run(), failures), result));
      if (newest && before == null) {
        push(result.run(), testCase, windows);
      } else {
        late.add(testCase.id());
      }
    }
    rows.sort(Comparator.comparingLong(CaseRunStore.Row::caseId));
    FailureStore.insert(
        connection, suite.projectId(), Partitions.weekOf(run.startedAt()), failures.values());
    caseRuns.delete(
        connection,
        run,
        stored.keySet().stream().mapToLong(id -> resolved(known, id).id()).toArray());
    caseRuns.copy(connection, run, rows);
    WindowStore.write(connection, suite.projectId(), suite.id(), windows, suite.flakyWindow());
    windows.putAll(
        WindowStore.recompute(
            connection, suite.projectId(), suite.id(), late, suite.flakyWindow()));
    if (touched.size() <= SuiteCache.MOST_CASES) {
      known.forEach(
          (id, one) -> touched.put(id, one.with(windows.getOrDefault(one.id(), one.window()))));
    }
  }

  private static KnownCase resolved(Map<UUID, KnownCase> known, UUID caseId) {
    return Objects.requireNonNull(known.get(caseId), "every case of a slice is resolved");
  }

  private void count(@Nullable CaseFold before, TestCaseRun result) {
    if (before != null) {
      counts = counts.minus(before.run().status(), before.run().passedOnRetry());
    }
    counts = counts.plus(result.status(), result.passedOnRetry());
  }

  private static @Nullable Long failure(TestCaseRun result, Map<Long, FailureText> failures) {
    if (result.error() == null) {
      return null;
    }
    FailureText text = FailureText.of(result.error(), result.className(), result.name());
    failures.put(text.id(), text);
    return text.id();
  }

  /** The newest run of its suite only adds a bit; for any other the stored rows are asked. */
  private static void push(TestCaseRun result, KnownCase known, Map<Long, Window> windows) {
    Window window = known.window().push(result.status());
    if (!window.equals(known.window())) {
      windows.put(known.id(), window);
    }
  }
}
