package io.argus.analytics.run;

import io.argus.analytics.failure.FailureStore;
import io.argus.analytics.failure.RunFailureStore;
import io.argus.analytics.stability.WindowStore;
import io.argus.analytics.storage.Partitions;
import io.argus.analytics.storage.Transactions;
import io.argus.contracts.event.TestRunRecorded;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
  private final UploadRows rows;
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
      UploadRows rows,
      CaseRunStore caseRuns,
      SuiteStore suites,
      SuiteCache cache,
      Clock clock) {
    this.transactions = transactions;
    this.cases = cases;
    this.partitions = partitions;
    this.runs = runs;
    this.rows = rows;
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
  Optional<TestRunRecorded> store(Upload upload, Map<Integer, byte[]> atHand)
      throws SQLException, UnusableUpload {
    if (upload.startedAt().isAfter(clock.instant().plus(FURTHEST_AHEAD))) {
      throw new UnusableUpload("startedAt " + upload.startedAt() + " lies in the future");
    }
    if (dropExpired(upload)) {
      return Optional.empty();
    }
    Stored stored =
        partitions.within(
            Partitions.weekOf(upload.startedAt()), connection -> write(connection, upload, atHand));
    if (stored.isNew()) {
      stored
          .touched()
          .ifPresentOrElse(
              touched -> cache.committed(stored.suite(), touched),
              () -> cache.forget(stored.suite().id()));
    }
    if (stored.isNew() && upload.counts().total() >= MANY_CASES) {
      partitions.analyze(Partitions.weekOf(upload.startedAt()));
    }
    return Optional.of(stored.run());
  }

  /** Such a run would expire at once, and must not make a partition. */
  private boolean dropExpired(Upload upload) throws SQLException {
    return transactions.run(
        connection -> {
          int days = SuiteStore.retentionDays(connection, upload.run().project());
          boolean expired =
              upload.startedAt().isBefore(clock.instant().minus(Duration.ofDays(days)));
          if (expired) {
            ChunkStore.delete(connection, upload.key());
          }
          return expired;
        });
  }

  private Stored write(Connection connection, Upload upload, Map<Integer, byte[]> atHand)
      throws SQLException, UnusableUpload {
    Suite suite = suites.lock(connection, upload.run().project(), upload.run().suiteId());
    RunRow run = runOf(connection, suite, upload);
    boolean isNew = rows.insert(connection, run, upload);
    Stored stored = isNew ? add(connection, suite, run, upload, atHand) : again(suite, run, upload);
    ChunkStore.delete(connection, upload.key());
    return stored;
  }

  private Stored add(
      Connection connection, Suite suite, RunRow run, Upload upload, Map<Integer, byte[]> atHand)
      throws SQLException, UnusableUpload {
    RunFold fold = run.with(upload);
    RunRow moved = run.startedAt(fold.start());
    boolean hasMoved = !run.isNew() && move(connection, suite, run, moved);
    Map<UUID, KnownCase> known = hasMoved ? Map.of() : cache.at(suite);
    RunWriter writer =
        new RunWriter(connection, caseRuns, rows.orders(connection, run), suite, moved, known);
    cases.write(
        upload, run.nextOrdinal(), ChunkStore.all(connection, upload.key(), atHand), writer);
    RunCounts counts = fold.counts(writer.counts());
    runs.update(connection, run, fold, counts);
    if (!run.isNew() || counts.failed() + counts.errored() > 0) {
      RunFailureStore.rewrite(connection, suite.projectId(), run.id(), moved.startedAt());
    }
    SuiteStore.stored(connection, suite);
    return new Stored(
        suite,
        recorded(upload, fold, counts),
        hasMoved ? Optional.empty() : writer.touched(),
        true);
  }

  private static Stored again(Suite suite, RunRow run, Upload upload) {
    RunFold fold = run.fold() == null ? RunFold.of(upload) : run.fold();
    TestRunRecorded unchanged = recorded(upload, fold, fold.counts(run.counts()));
    return new Stored(suite, unchanged, Optional.empty(), false);
  }

  private RunRow runOf(Connection connection, Suite suite, Upload upload)
      throws SQLException, UnusableUpload {
    Optional<RunRow> found = runs.find(connection, upload.key().runId());
    if (found.isEmpty()) {
      return runs.insert(connection, suite, upload);
    }
    if (found.get().suiteId() != suite.id()) {
      throw new UnusableUpload(
          "run " + upload.key().runId() + " belongs to another suite or project");
    }
    return found.get();
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

  private static TestRunRecorded recorded(Upload upload, RunFold fold, RunCounts counts) {
    return new TestRunRecorded(
        upload.key().runId(),
        upload.key().uploadId(),
        upload.run().project(),
        upload.run().suiteId(),
        fold.status(counts),
        fold.said().text(RunMetadata::branch),
        fold.said().text(RunMetadata::commit),
        fold.start(),
        fold.durationMs(),
        counts);
  }
}
