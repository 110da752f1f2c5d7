package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final RunCounts GREEN = new RunCounts(1, 1, 0, 0, 0, 0);
  private static final RunError BROKEN_BUILD = new RunError("build", "no", null, null);

  @Test
  void starts_with_its_first_upload_and_ends_with_its_last() {
    RunFold run =
        RunFold.of(
            List.of(upload(1, 1, 1, NOON.plusSeconds(9), 5_000L), upload(2, 2, 1, NOON, 1_000L)));

    assertThat(run.startedAt()).isEqualTo(NOON);
    assertThat(run.durationMs()).isEqualTo(14_000);
    assertThat(run.shards()).containsExactly(1, 2);
  }

  @Test
  void has_no_duration_when_no_upload_has_one() {
    assertThat(RunFold.of(List.of(upload(1, 0, 1, NOON, null))).durationMs()).isNull();
  }

  @Test
  void does_not_depend_on_the_order_of_its_uploads() {
    List<UploadFacts> uploads =
        new ArrayList<>(
            List.of(
                upload(1, 1, 1, NOON, 100L, BROKEN_BUILD),
                upload(2, 2, 1, NOON.plusSeconds(1), null),
                upload(3, 1, 2, NOON.plusSeconds(2), 300L),
                upload(4, 2, 2, NOON.minusSeconds(3), 1L)));
    RunFold expected = RunFold.of(uploads);
    Random random = new Random(7);

    for (int i = 0; i < 24; i++) {
      Collections.shuffle(uploads, random);
      assertThat(RunFold.of(uploads)).isEqualTo(expected);
    }
  }

  @Test
  void sums_without_cases_count_only_while_there_is_no_case() {
    RunCounts summed = new RunCounts(4, 2, 2, 0, 0, 0);
    RunFold run =
        RunFold.of(
            List.of(
                new UploadFacts(
                    new UUID(0, 1), NOON, null, metadata(0, 0, 1), List.of(), 0, summed)));

    assertThat(run.counts(RunCounts.NONE)).isEqualTo(summed);
    assertThat(run.status(summed)).isEqualTo(RunStatus.FAIL);
    assertThat(run.counts(GREEN)).isEqualTo(GREEN);
  }

  @Nested
  class Status {

    @Test
    void is_running_until_every_shard_is_in() {
      assertThat(RunFold.of(List.of(sharded(1, 1))).status(GREEN)).isEqualTo(RunStatus.RUNNING);
      assertThat(RunFold.of(List.of(sharded(1, 1), sharded(2, 2))).status(GREEN))
          .isEqualTo(RunStatus.PASS);
    }

    @Test
    void is_fail_when_something_red_belongs_to_no_case() {
      RunFold run = RunFold.of(List.of(upload(1, 0, 1, NOON, null, BROKEN_BUILD)));

      assertThat(run.status(GREEN)).isEqualTo(RunStatus.FAIL);
    }

    @Test
    void forgets_the_errors_of_an_attempt_that_was_repeated() {
      RunFold run =
          RunFold.of(
              List.of(upload(1, 0, 1, NOON, null, BROKEN_BUILD), upload(2, 0, 2, NOON, null)));

      assertThat(run.errors()).isEmpty();
      assertThat(run.status(GREEN)).isEqualTo(RunStatus.PASS);
    }

    @Test
    void is_fail_when_a_case_errored() {
      RunFold run = RunFold.of(List.of(upload(1, 0, 1, NOON, null)));

      assertThat(run.status(new RunCounts(1, 0, 0, 1, 0, 0))).isEqualTo(RunStatus.FAIL);
    }
  }

  private static UploadFacts sharded(int id, int shard) {
    RunMetadata said = metadata(shard, 2, 1);
    return new UploadFacts(new UUID(0, id), NOON, null, said, List.of(), 1, GREEN);
  }

  private static UploadFacts upload(
      int id,
      int shard,
      int attempt,
      Instant startedAt,
      @Nullable Long durationMs,
      RunError... errors) {
    return new UploadFacts(
        new UUID(0, id),
        startedAt,
        durationMs,
        metadata(shard, 0, attempt),
        List.of(errors),
        1,
        GREEN);
  }

  private static RunMetadata metadata(int shard, int shardTotal, int attempt) {
    return new RunMetadata(
        "shop",
        "unit",
        "key",
        null,
        "main",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        shard,
        shardTotal,
        attempt);
  }
}
