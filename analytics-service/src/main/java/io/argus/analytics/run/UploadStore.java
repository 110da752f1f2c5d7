package io.argus.analytics.run;

import io.agroal.api.AgroalDataSource;
import io.argus.analytics.failure.FailureStore;
import io.argus.analytics.storage.Partitions;
import io.argus.contracts.event.TestRunRecorded;
import io.argus.contracts.event.TestRunReported;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.TestCaseRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Stores a complete upload in one transaction, exactly once. */
@ApplicationScoped
class UploadStore {

  /** Cases written at a time; bounds the memory of an upload of any size. */
  private static final int SLICE = 5_000;

  private final AgroalDataSource dataSource;
  private final EventReader events;
  private final Partitions partitions;
  private final RunStore runs;
  private final CaseRunStore caseRuns;
  private final SuiteCache cache;
  private final Clock clock;

  @Inject
  UploadStore(
      AgroalDataSource dataSource,
      EventReader events,
      Partitions partitions,
      RunStore runs,
      CaseRunStore caseRuns,
      SuiteCache cache,
      Clock clock) {
    this.dataSource = dataSource;
    this.events = events;
    this.partitions = partitions;
    this.runs = runs;
    this.caseRuns = caseRuns;
    this.cache = cache;
    this.clock = clock;
  }

  /** Keeps chunks of an upload that is not complete yet. Idempotent. */
  void keep(UploadKey upload, Map<Integer, byte[]> chunks) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      ChunkStore.insert(connection, upload, chunks);
      connection.commit();
    }
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
    UploadKey key = new UploadKey(report.runId(), report.uploadId());
    UploadFacts facts = UploadFacts.of(report);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Suite suite = SuiteStore.lock(connection, report.run().project(), report.run().suiteId());
        if (isExpired(facts.startedAt(), suite)) {
          ChunkStore.delete(connection, key);
          connection.commit();
          return Optional.empty();
        }
        partitions.ensure(Partitions.weekOf(facts.startedAt()));
        TestRunRecorded recorded = store(connection, suite, report, key, atHand);
        return Optional.of(recorded);
      } catch (SQLException | UnusableUpload | RuntimeException e) {
        rollback(connection, e);
        throw e;
      }
    }
  }

  private TestRunRecorded store(
      Connection connection,
      Suite suite,
      TestRunReported report,
      UploadKey key,
      Map<Integer, byte[]> atHand)
      throws SQLException, UnusableUpload {
    RunRow found = runOf(connection, suite, report);
    List<UploadFacts> earlier = runs.uploads(connection, found);
    // Counts that were only summed up are none to add cases to.
    boolean hadCases = earlier.stream().anyMatch(UploadFacts::hasCases);
    RunRow run = hadCases ? found : found.withoutCounts();
    boolean isNew = runs.insertUpload(connection, run, report);
    RunFold fold = RunFold.of(runs.uploads(connection, run));
    RunCounts counts = fold.counts(run.counts());
    if (isNew) {
      RunRow moved = run.startedAt(fold.startedAt());
      RunWriter writer = new RunWriter(connection, caseRuns, suite, moved, cache.at(suite));
      boolean hasMoved = !run.isNew() && move(connection, run, moved, writer);
      writeCases(connection, report, key, atHand, writer);
      Map<java.util.UUID, KnownCase> touched = writer.finish();
      counts = fold.counts(writer.counts());
      runs.update(connection, run, fold, counts);
      SuiteStore.stored(connection, suite, fold.startedAt(), run.runId());
      ChunkStore.delete(connection, key);
      connection.commit();
      cache.committed(suite, touched);
      if (hasMoved) {
        cache.forget(suite.id());
      }
    } else {
      ChunkStore.delete(connection, key);
      connection.commit();
    }
    return recorded(report, fold, counts);
  }

  private RunRow runOf(Connection connection, Suite suite, TestRunReported report)
      throws SQLException, UnusableUpload {
    Optional<RunRow> found = runs.find(connection, suite, report.runId());
    if (found.isEmpty()) {
      return runs.insert(connection, suite, report.runId(), UploadFacts.of(report).startedAt());
    }
    if (found.get().suiteId() != suite.id()) {
      throw new UnusableUpload("run " + report.runId() + " belongs to another suite or project");
    }
    return found.get();
  }

  /** An upload that began earlier than the others moves the run, and with it every row it has. */
  private boolean move(Connection connection, RunRow from, RunRow to, RunWriter writer)
      throws SQLException {
    if (from.startedAt().equals(to.startedAt())) {
      return false;
    }
    LocalDate oldWeek = Partitions.weekOf(from.startedAt());
    LocalDate newWeek = Partitions.weekOf(to.startedAt());
    if (!oldWeek.equals(newWeek)) {
      FailureStore.carryOver(connection, from.projectId(), from.id(), oldWeek, newWeek);
    }
    writer.recompute(caseRuns.move(connection, from, to.startedAt()));
    return true;
  }

  private void writeCases(
      Connection connection,
      TestRunReported report,
      UploadKey key,
      Map<Integer, byte[]> atHand,
      RunWriter writer)
      throws SQLException, UnusableUpload {
    NavigableMap<Integer, ChunkStore.Payload> chunks = ChunkStore.all(connection, key, atHand);
    List<TestCaseRun> slice = new ArrayList<>();
    for (int number = 0; number < report.chunks(); number++) {
      ChunkStore.Payload payload = chunks.get(number);
      if (payload == null) {
        throw new UnusableUpload("chunk " + number + " of " + report.chunks() + " is missing");
      }
      slice.addAll(casesOf(report, number, payload.load()));
      if (slice.size() >= SLICE) {
        writer.write(slice);
        slice = new ArrayList<>();
      }
    }
    if (!slice.isEmpty()) {
      writer.write(slice);
    }
  }

  private List<TestCaseRun> casesOf(TestRunReported report, int number, byte[] payload)
      throws UnusableUpload {
    try {
      int attempt = report.run().attempt();
      int shard = report.run().shard();
      return events.cases(payload).stream()
          .map(run -> CaseFold.spellOut(run, attempt, shard))
          .toList();
    } catch (IOException | RuntimeException e) {
      throw new UnusableUpload("chunk " + number + " cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean isExpired(Instant startedAt, Suite suite) {
    return startedAt.isBefore(clock.instant().minus(Duration.ofDays(suite.retentionDays())));
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

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
