package io.argus.report.testdata;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run to be stored; its totals are those of its cases unless {@link #counts} says others. */
public final class RunFixture {

  final String project;
  final String suiteId;
  final Instant startedAt;
  final List<StoredCaseFixture> cases = new ArrayList<>();
  final Map<String, Object> columns = new LinkedHashMap<>();
  UUID id = UUID.randomUUID();
  @Nullable RunStatus status;
  private @Nullable RunCounts counts;

  private final StoredResults results;

  RunFixture(StoredResults results, String project, String suiteId, Instant startedAt) {
    this.results = results;
    this.project = project;
    this.suiteId = suiteId;
    this.startedAt = startedAt;
  }

  public RunFixture id(String uuid) {
    id = UUID.fromString(uuid);
    return this;
  }

  public RunFixture status(RunStatus value) {
    status = value;
    return this;
  }

  /** A column of {@code test_run}, by its name. */
  public RunFixture with(String column, Object value) {
    columns.put(column, value);
    return this;
  }

  public RunFixture branch(String branch) {
    return with("branch", branch);
  }

  public RunFixture durationMs(long durationMs) {
    return with("duration_ms", durationMs);
  }

  public RunFixture counts(int passed, int failed, int errored, int skipped, int flaky) {
    int total = passed + failed + errored + skipped;
    counts = new RunCounts(total, passed, failed, errored, skipped, flaky);
    return this;
  }

  public RunFixture result(StoredCaseFixture result) {
    cases.add(result);
    return this;
  }

  public RunFixture result(@Nullable String className, String name, CaseStatus caseStatus) {
    return result(StoredCaseFixture.of(className, name, caseStatus));
  }

  public UUID store() {
    results.store(this);
    return id;
  }

  RunCounts totals() {
    if (counts != null) {
      return counts;
    }
    RunCounts sum = RunCounts.NONE;
    for (StoredCaseFixture result : cases) {
      sum = sum.plus(result.status(), result.passedOnRetry());
    }
    return sum;
  }

  RunStatus outcome() {
    if (status != null) {
      return status;
    }
    return totals().failed() + totals().errored() > 0 ? RunStatus.FAIL : RunStatus.PASS;
  }
}
