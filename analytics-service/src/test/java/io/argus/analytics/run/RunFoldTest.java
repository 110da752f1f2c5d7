package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.argus.contracts.event.LivePart;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunFoldTest {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final RunCounts GREEN = new RunCounts(1, 1, 0, 0, 0, 0);
  private static final RunError BROKEN_BUILD = new RunError("build", "no", null, null);

  @Test
  void starts_with_its_first_upload_and_ends_with_its_last() {
    RunFold run = all(upload(1, 1, 1, NOON.plusSeconds(9), 5_000L), upload(2, 2, 1, NOON, 1_000L));

    assertThat(run.start()).isEqualTo(NOON);
    assertThat(run.durationMs()).isEqualTo(14_000);
    assertThat(run.shards()).containsExactly(1, 2);
  }

  @Test
  void has_no_duration_when_no_upload_has_one() {
    assertThat(all(upload(1, 0, 1, NOON, null)).durationMs()).isNull();
  }

  @Test
  void is_described_by_the_last_that_said_something() {
    Produced first = produced(1, 0, 1, NOON);
    first.branch = "main";
    Produced second = produced(2, 0, 2, NOON);
    second.branch = "release";
    Produced silent = produced(3, 0, 3, NOON);
    silent.branch = null;

    RunFold run = all(second.upload(), silent.upload(), first.upload());

    assertThat(run.said().text(RunMetadata::branch)).isEqualTo("release");
    assertThat(run.attempt()).isEqualTo(3);
  }

  @Test
  void sums_without_cases_count_only_while_there_is_no_case() {
    Produced sum = produced(1, 0, 1, NOON);
    sum.cases.clear();
    sum.counts = new RunCounts(4, 2, 2, 0, 0, 0);

    RunFold run = all(sum.upload());

    assertThat(run.counts(RunCounts.NONE)).isEqualTo(sum.counts);
    assertThat(run.status(sum.counts)).isEqualTo(RunStatus.FAIL);
    assertThat(run.with(RunFold.of(upload(2, 0, 1, NOON, null))).counts(GREEN)).isEqualTo(GREEN);
  }

  @Test
  void is_the_same_after_it_was_stored() throws Exception {
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    RunFold run =
        all(
            upload(1, 1, 1, NOON, 7L, BROKEN_BUILD),
            live(2, LivePart.CASES, 3),
            Upload.of(produced(3, 2, 1, NOON).aborted()));

    assertThat(json.readValue(json.writeValueAsString(run), RunFold.class)).isEqualTo(run);
  }

  @Test
  void does_not_grow_with_the_number_of_its_uploads() {
    RunFold run = RunFold.of(live(0, LivePart.CASES, 0));
    for (int i = 1; i < 5_000; i++) {
      run = run.with(RunFold.of(live(i, LivePart.CASES, i)));
    }

    assertThat(run.said().voices()).hasSize(1);
    assertThat(run.parts()).hasSize(1);
    assertThat(run.uploads()).isEqualTo(5_000);
  }

  @Test
  void keeps_the_errors_of_a_bounded_number_of_uploads() {
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < RunErrors.MOST_UPLOADS + 50; i++) {
      uploads.add(upload(i, 0, 1, NOON, null, new RunError("build " + i, "no", null, null)));
    }
    RunFold inOrder = all(uploads.toArray(Upload[]::new));
    Collections.shuffle(uploads, new Random(3));

    assertThat(inOrder.errors().all()).hasSize(RunErrors.MOST_UPLOADS);
    assertThat(all(uploads.toArray(Upload[]::new))).isEqualTo(inOrder);
  }

  @Nested
  class Status {

    @Test
    void is_running_until_every_shard_is_in() {
      assertThat(all(sharded(1, 1)).status(GREEN)).isEqualTo(RunStatus.RUNNING);
      assertThat(all(sharded(1, 1), sharded(2, 2)).status(GREEN)).isEqualTo(RunStatus.PASS);
    }

    @Test
    void is_fail_when_something_red_belongs_to_no_case() {
      assertThat(all(upload(1, 0, 1, NOON, null, BROKEN_BUILD)).status(GREEN))
          .isEqualTo(RunStatus.FAIL);
    }

    @Test
    void forgets_the_errors_of_an_attempt_that_was_repeated() {
      RunFold run = all(upload(1, 0, 1, NOON, null, BROKEN_BUILD), upload(2, 0, 2, NOON, null));

      assertThat(run.errors().all()).isEmpty();
      assertThat(run.status(GREEN)).isEqualTo(RunStatus.PASS);
    }

    @Test
    void is_fail_when_a_case_errored() {
      assertThat(all(upload(1, 0, 1, NOON, null)).status(new RunCounts(1, 0, 0, 1, 0, 0)))
          .isEqualTo(RunStatus.FAIL);
    }

    @Test
    void of_a_live_run_is_running_from_its_start_to_its_end() {
      Upload start = Upload.of(produced(1, 0, 1, NOON).started());
      Upload end = live(3, LivePart.FINISH, null);

      assertThat(all(start).status(RunCounts.NONE)).isEqualTo(RunStatus.RUNNING);
      assertThat(all(live(2, LivePart.CASES, 0), start).status(GREEN)).isEqualTo(RunStatus.RUNNING);
      assertThat(all(end, live(2, LivePart.CASES, 0), start).status(GREEN))
          .isEqualTo(RunStatus.PASS);
    }

    @Test
    void of_a_live_run_is_aborted_when_its_poster_says_so() {
      Upload abort = Upload.of(produced(1, 0, 1, NOON).aborted());

      assertThat(all(abort, live(2, LivePart.CASES, 0)).status(GREEN)).isEqualTo(RunStatus.ABORTED);
      assertThat(all(abort, live(3, LivePart.FINISH, null)).status(GREEN))
          .isEqualTo(RunStatus.PASS);
    }

    @Test
    void of_a_live_run_with_shards_is_running_until_each_has_ended() {
      Produced one = produced(1, 1, 1, NOON);
      Produced two = produced(2, 2, 1, NOON);
      Produced end = produced(3, 1, 1, NOON);
      end.cases.clear();
      end.live = LivePart.FINISH;

      assertThat(
              all(Upload.of(one.started()), Upload.of(two.started()), end.upload()).status(GREEN))
          .isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void of_a_live_run_is_that_of_its_last_attempt() {
      Produced retry = produced(2, 0, 2, NOON);
      retry.cases.clear();
      retry.live = LivePart.FINISH;

      assertThat(all(Upload.of(produced(1, 0, 1, NOON).started()), retry.upload()).status(GREEN))
          .isEqualTo(RunStatus.PASS);
    }
  }

  @Test
  void a_live_run_lasts_as_long_as_its_end_says_or_until_its_end_is_heard() {
    Upload start = Upload.of(produced(1, 0, 1, NOON).started());
    Produced end = produced(2, 0, 1, NOON.plusSeconds(50));
    end.cases.clear();
    end.live = LivePart.FINISH;
    end.receivedAt = NOON.plusSeconds(60);
    end.durationMs = null;
    assertThat(all(end.upload(), start).durationMs()).isEqualTo(60_000);

    end.durationMs = 42_000L;
    assertThat(all(end.upload(), start).durationMs()).isEqualTo(42_000);
    assertThat(all(end.upload(), start).start()).isEqualTo(NOON);

    Produced abort = produced(3, 0, 1, NOON.plusSeconds(50));
    abort.receivedAt = NOON.plusSeconds(90);
    assertThat(all(Upload.of(abort.aborted()), end.upload(), start).durationMs()).isEqualTo(42_000);
    assertThat(all(Upload.of(abort.aborted()), start).durationMs()).isEqualTo(90_000);
  }

  static RunFold all(Upload... uploads) {
    return List.of(uploads).stream().map(RunFold::of).reduce(RunFold::with).orElseThrow();
  }

  private static Upload live(int id, LivePart part, @Nullable Integer seq) {
    Produced upload = produced(id, 0, 1, NOON);
    upload.live = part;
    upload.seq = seq;
    if (part == LivePart.FINISH) {
      upload.cases.clear();
    }
    return upload.upload();
  }

  private static Upload sharded(int id, int shard) {
    Produced upload = produced(id, shard, 1, NOON);
    upload.shardTotal = 2;
    return upload.upload();
  }

  private static Upload upload(
      int id,
      int shard,
      int attempt,
      Instant startedAt,
      @Nullable Long durationMs,
      RunError... errors) {
    Produced upload = produced(id, shard, attempt, startedAt);
    upload.durationMs = durationMs;
    upload.errors.addAll(List.of(errors));
    return upload.upload();
  }

  static Produced produced(int id, int shard, int attempt, Instant startedAt) {
    Produced upload =
        new Produced("shop", "unit", "key")
            .startedAt(startedAt)
            .with("a", io.argus.contracts.run.CaseStatus.PASS);
    upload.uploadId = new UUID(0, id);
    upload.receivedAt = NOON.plusSeconds(30);
    upload.shard = shard;
    upload.attempt = attempt;
    return upload;
  }
}
