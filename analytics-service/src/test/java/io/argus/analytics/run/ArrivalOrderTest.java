package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.argus.analytics.storage.Partitions;
import io.argus.analytics.storage.Patience;
import io.argus.analytics.storage.Transactions;
import io.argus.contracts.event.LivePart;
import io.argus.contracts.event.TestCaseRunsRecorded;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import io.argus.testing.ArgusBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables are a function of the set of uploads. Histories are made from a seed: runs of several
 * shards and attempts, overlapping cases, retries, live runs, errors, equal starts, other weeks.
 */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ArrivalOrderTest {

  private static final int ORDERS = 6;

  @Inject AgroalDataSource dataSource;
  @Inject ObjectMapper json;
  @Inject Transactions transactions;
  @Inject UploadCases cases;
  @Inject Partitions partitions;
  @Inject RunStore runs;
  @Inject UploadRows rows;
  @Inject CaseRunStore caseRuns;
  @Inject SuiteStore suites;
  @Inject Patience patience;
  @Inject Clock clock;

  @AfterEach
  void leave_nothing() throws Exception {
    StoredTables.clear(dataSource);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void any_order_with_any_repetition_gives_the_same_tables(long seed) throws Exception {
    Random random = new Random(seed);
    List<Sent> history = history(random, 40);
    StoredTables.clear(dataSource);
    UploadStore inOrder = replica();
    for (Sent one : history) {
      one.store(inOrder);
    }
    String expected = StoredTables.text(dataSource);
    assertThat(expected.lines().count()).isGreaterThan(100);

    for (int i = 0; i < ORDERS; i++) {
      List<Sent> shuffled = new ArrayList<>(history);
      shuffled.addAll(history.subList(0, random.nextInt(history.size())));
      Collections.shuffle(shuffled, random);
      StoredTables.clear(dataSource);
      List<UploadStore> replicas = List.of(replica(), replica());
      for (Sent one : shuffled) {
        one.store(replicas.get(random.nextInt(2)));
      }

      assertThat(StoredTables.text(dataSource)).isEqualTo(expected);
    }
  }

  @Test
  void a_replay_of_everything_changes_nothing() throws Exception {
    List<Sent> history = history(new Random(5), 30);
    StoredTables.clear(dataSource);
    UploadStore replica = replica();
    for (Sent one : history) {
      one.store(replica);
    }
    String before = StoredTables.text(dataSource);

    UploadStore restarted = replica();
    for (Sent one : history) {
      one.store(restarted);
    }

    assertThat(StoredTables.text(dataSource)).isEqualTo(before);
  }

  @Test
  void writers_at_the_same_time_give_the_same_tables() throws Exception {
    List<Sent> history = history(new Random(6), 40);
    StoredTables.clear(dataSource);
    UploadStore alone = replica();
    for (Sent one : history) {
      one.store(alone);
    }
    String expected = StoredTables.text(dataSource);
    StoredTables.clear(dataSource);

    List<UploadStore> replicas = List.of(replica(), replica(), replica());
    List<Callable<Void>> work = new ArrayList<>();
    List<Sent> twice = new ArrayList<>(history);
    twice.addAll(history);
    Collections.shuffle(twice, new Random(7));
    for (int i = 0; i < twice.size(); i++) {
      Sent one = twice.get(i);
      UploadStore replica = replicas.get(i % replicas.size());
      work.add(
          () -> {
            // as the consumer does: a deadlock or a lost race is trouble that passes
            patience.untilDone(
                () -> {
                  one.store(replica);
                  return one;
                });
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(StoredTables.text(dataSource)).isEqualTo(expected);
  }

  /** A store with a cache of its own, as another process has. */
  private UploadStore replica() {
    return new UploadStore(
        transactions, cases, partitions, runs, rows, caseRuns, suites, new SuiteCache(), clock);
  }

  private record Sent(Upload upload, Map<Integer, byte[]> chunks) {

    void store(UploadStore store) throws java.sql.SQLException {
      try {
        store.store(upload, chunks);
      } catch (UnusableUpload e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<Sent> history(Random random, int size) throws Exception {
    Instant start = Instant.now().minus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    Instant heard = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Sent> history = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int run = random.nextInt(size / 4);
      Produced upload = new Produced("shop", random.nextInt(4) == 0 ? "e2e" : "unit", "run-" + run);
      upload.uploadId = new UUID(random.nextLong(), random.nextLong());
      // two runs of a kind start together; the parts of a run up to some days apart
      upload.startedAt(start.plusSeconds(run / 2 * 3_600L + random.nextInt(4) * 90_000L));
      // just now: the job that aborts silent runs has no part in this
      upload.receivedAt = heard.plusMillis(i);
      upload.branch = random.nextInt(3) == 0 ? null : "branch-" + random.nextInt(3);
      upload.shard = random.nextInt(3);
      upload.shardTotal = upload.shard == 0 ? 0 : 2;
      upload.attempt = 1 + random.nextInt(3) / 2;
      upload.durationMs = random.nextInt(4) == 0 ? null : (long) random.nextInt(100_000);
      if (random.nextInt(5) == 0) {
        upload.errors.add(new RunError("build", "no " + random.nextInt(3), null, null));
      }
      for (int n = 0; n < 8; n++) {
        if (random.nextInt(3) > 0) {
          upload.with(anyCase(upload, "t" + n, random));
        }
      }
      history.add(sent(upload, random));
    }
    return history;
  }

  private Sent sent(Produced upload, Random random) throws Exception {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return new Sent(Upload.of(upload.started()), Map.of());
    }
    if (kind == 1) {
      return new Sent(Upload.of(upload.aborted()), Map.of());
    }
    if (kind == 2) {
      upload.live = LivePart.FINISH;
      upload.cases.clear();
    }
    if (kind >= 8) {
      upload.live = LivePart.CASES;
      upload.seq = random.nextInt(5);
    }
    Map<Integer, byte[]> chunks = new HashMap<>();
    for (TestCaseRunsRecorded chunk : upload.chunks()) {
      chunks.put(chunk.chunk(), json.writeValueAsBytes(chunk));
    }
    return new Sent(upload.upload(), chunks);
  }

  private static TestCaseRun anyCase(Produced upload, String name, Random random) {
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6) / 4; i++) {
      CaseStatus status = CaseStatus.values()[random.nextInt(4)];
      Failure error = status.isRed() ? new Failure("no " + random.nextInt(9), "E", null) : null;
      attempts.add(new Attempt(upload.attempt, upload.shard, status, random.nextInt(900), error));
    }
    Attempt last = attempts.get(attempts.size() - 1);
    Failure error =
        attempts.stream()
            .map(Attempt::error)
            .filter(java.util.Objects::nonNull)
            .reduce((a, b) -> b)
            .orElse(last.status() == CaseStatus.SKIP ? new Failure("later", null, null) : null);
    return new TestCaseRun(
        upload.caseId(name),
        "suite",
        "Class",
        name,
        null,
        last.status(),
        last.durationMs(),
        attempts.size() == 1 ? List.of() : attempts,
        null,
        random.nextInt(6) == 0 ? random.nextInt(100) : null,
        null,
        error,
        random.nextInt(4) == 0 ? Map.of("stdout", "out " + random.nextInt(99)) : Map.of(),
        List.of(),
        List.of());
  }
}
