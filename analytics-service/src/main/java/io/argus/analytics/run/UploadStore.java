package io.argus.analytics.run;

import io.argus.analytics.failure.FailureStore;
import io.argus.analytics.stability.WindowStore;
import io.argus.analytics.storage.Partitions;
import io.argus.analytics.storage.Transactions;
import io.argus.contracts.event.TestRunRecorded;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.RunCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores a complete upload in one transaction, exactly once. */
@ApplicationScoped
class UploadStore {

  /** After so many new rows at once, what the planner knows of the tables is no longer true. */
  private static final int MANY_CASES = 5_000;

  /** One hour more than ingest-service lets pass: no far week may get a partition. */
  private static final Duration FURTHEST_AHEAD = Duration.ofHours(25);

  private final Transactions transactions;
  private final UploadCases cases;
  private final Partitions partitions;
  private final RunStore runs;
  private final CaseRunStore caseRuns;
  private final SuiteStore suites;
  private final SuiteCache cache;
  private final Clock clock;

  @Inject
  UploadStore(
      Transactions transactions,
      UploadCases cases,
      Partitions partitions,
      RunStore runs,
      CaseRunStore caseRuns,
      SuiteStore suites,
      SuiteCache cache,
      Clock clock) {
    this.transactions = transactions;
    this.cases = cases;
    this.partitions = partitions;
    this.runs = runs;
    this.caseRuns = caseRuns;
    this.suites = suites;
    this.cache = cache;
    this.clock = clock;
  }

  /**
   * What the transaction has done.
   *
   * @param touched to be cached; empty = what is cached of the suite is void
   * @param isNew false when the upload had been stored before
   */
  private record Stored(
      Suite suite, TestRunRecorded run, Optional<Map<UUID, KnownCase>> touched, boolean isNew) {}

  /** Keeps chunks of an upload that is not complete yet. Idempotent. */
  void keep(UploadKey upload, Map<Integer, byte[]> chunks) throws SQLException {
    transactions.run(
        connection -> {
          ChunkStore.insert(connection, upload, chunks);
          return chunks.size();
        });
  }

  /**
   * Stores the upload, or finds that it is stored already.
   *
   * @param atHand chunks that have not been kept
   * @return what the run looks like now; empty when it is older than its project keeps runs
   * @throws UnusableUpload when trying again would not help
   * @throws SQLException when it may help, unless {@code DatabaseTrouble} says otherwise
   */
  Optional<TestRunRecorded> store(TestRunReported report, Map<Integer, byte[]> atHand)
      throws SQLException, UnusableUpload {
    Instant startedAt = UploadFacts.of(report).startedAt();
    if (startedAt.isAfter(clock.instant().plus(FURTHEST_AHEAD))) {
      throw new UnusableUpload("startedAt " + startedAt + " lies in the future");
    }
    if (dropExpired(report, startedAt)) {
      return Optional.empty();
    }
    Stored stored =
        partitions.within(
            Partitions.weekOf(startedAt), connection -> write(connection, report, atHand));
    if (stored.isNew()) {
      stored
          .touched()
          .ifPresentOrElse(
              touched -> cache.committed(stored.suite(), touched),
              () -> cache.forget(stored.suite().id()));
    }
    if (stored.isNew() && report.counts().total() >= MANY_CASES) {
      partitions.analyze(Partitions.weekOf(startedAt));
    }
    return Optional.of(stored.run());
  }

  /** Such a run would expire at once, and must not make a partition. */
  private boolean dropExpired(TestRunReported report, Instant startedAt) throws SQLException {
    return transactions.run(
        connection -> {
          int days = SuiteStore.retentionDays(connection, report.run().project());
          boolean expired = startedAt.isBefore(clock.instant().minus(Duration.ofDays(days)));
          if (expired) {
            ChunkStore.delete(connection, keyOf(report));
          }
          return expired;
        });
  }

  private Stored write(Connection connection, TestRunReported report, Map<Integer, byte[]> atHand)
      throws SQLException, UnusableUpload {
    Suite suite = suites.lock(connection, report.run().project(), report.run().suiteId());
    RunRow run = runOf(connection, suite, report);
    boolean isNew = runs.insertUpload(connection, run, report);
    RunFold fold = RunFold.of(runs.uploads(connection, run));
    RunCounts counts = fold.counts(run.counts());
    Optional<Map<UUID, KnownCase>> touched = Optional.empty();
    if (isNew) {
      RunRow moved = run.startedAt(fold.startedAt());
      boolean hasMoved = !run.isNew() && move(connection, suite, run, moved);
      Map<UUID, KnownCase> known = hasMoved ? Map.of() : cache.at(suite);
      RunWriter writer = new RunWriter(connection, caseRuns, suite, moved, known);
      cases.write(report, ChunkStore.all(connection, keyOf(report), atHand), writer);
      counts = fold.counts(writer.counts());
      runs.update(connection, run, fold, counts);
      SuiteStore.stored(connection, suite);
      touched = hasMoved ? Optional.empty() : writer.touched();
    }
    ChunkStore.delete(connection, keyOf(report));
    return new Stored(suite, recorded(report, fold, counts), touched, isNew);
  }

  /** The run as it is before this upload; counts that were only summed up count as none. */
  private RunRow runOf(Connection connection, Suite suite, TestRunReported report)
      throws SQLException, UnusableUpload {
    Optional<RunRow> found = runs.find(connection, suite, report.runId());
    if (found.isEmpty()) {
      return runs.insert(connection, suite, report.runId(), UploadFacts.of(report).startedAt());
    }
    RunRow run = found.get();
    if (run.suiteId() != suite.id()) {
      throw new UnusableUpload("run " + report.runId() + " belongs to another suite or project");
    }
    List<UploadFacts> earlier = runs.uploads(connection, run);
    return earlier.stream().anyMatch(UploadFacts::hasCases) ? run : run.withoutCounts();
  }

  /** An upload that began earlier than the others moves the run, and with it every row it has. */
  private boolean move(Connection connection, Suite suite, RunRow from, RunRow to)
      throws SQLException {
    if (from.startedAt().equals(to.startedAt())) {
      return false;
    }
    LocalDate oldWeek = Partitions.weekOf(from.startedAt());
    LocalDate newWeek = Partitions.weekOf(to.startedAt());
    if (!oldWeek.equals(newWeek)) {
      FailureStore.carryOver(connection, from.projectId(), from.id(), oldWeek, newWeek);
    }
    List<Long> caseIds = caseRuns.move(connection, from, to.startedAt());
    runs.move(connection, from, to.startedAt());
    WindowStore.recompute(connection, suite.projectId(), suite.id(), caseIds, suite.flakyWindow());
    return true;
  }

  private static UploadKey keyOf(TestRunReported report) {
    return new UploadKey(report.runId(), report.uploadId());
  }

  private static TestRunRecorded recorded(TestRunReported report, RunFold fold, RunCounts counts) {
    return new TestRunRecorded(
        report.runId(),
        report.uploadId(),
        report.run().project(),
        report.run().suiteId(),
        fold.status(counts),
        fold.metadata().branch(),
        fold.metadata().commit(),
        fold.startedAt(),
        fold.durationMs(),
        counts);
  }
}
