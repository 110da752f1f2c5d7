package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseFoldTest {

  private static final Failure FAILED = new Failure("no", "AssertionError", null);

  /**
   * Upload n of a run: ids in another order than ordinals; the last ones are parts of a live run.
   */
  static UploadOrder order(int ordinal) {
    return new UploadOrder(1, 0, ordinal < 6 ? -1 : ordinal % 3, new UUID(0, 99 - ordinal));
  }

  @Test
  void a_later_attempt_decides_whichever_came_first() {
    CaseFold first = single(1, 0, CaseStatus.FAIL, 0);
    CaseFold second = single(2, 0, CaseStatus.PASS, 1);

    CaseFold both = first.with(second, CaseFoldTest::order);

    assertThat(both).isEqualTo(second.with(first, CaseFoldTest::order));
    assertThat(both.run().status()).isEqualTo(CaseStatus.PASS);
    assertThat(both.run().passedOnRetry()).isTrue();
    assertThat(both.run().error()).isEqualTo(FAILED);
    assertThat(both.letters()).isEqualTo("FP");
    assertThat(both.lastUpload()).isEqualTo(1);
  }

  @Test
  void shards_of_one_attempt_are_in_order_of_their_number() {
    CaseFold both =
        single(1, 2, CaseStatus.FAIL, 0)
            .with(single(1, 1, CaseStatus.PASS, 1), CaseFoldTest::order);

    assertThat(both.run().attempts()).extracting(Attempt::shard).containsExactly(1, 2);
    assertThat(both.run().status()).isEqualTo(CaseStatus.FAIL);
  }

  @Test
  void a_shard_that_passes_hides_no_failure_of_another() {
    CaseFold red = single(1, 1, CaseStatus.FAIL, 0);
    CaseFold green = single(1, 2, CaseStatus.PASS, 1);

    CaseFold both = red.with(green, CaseFoldTest::order);

    assertThat(both.run().status()).isEqualTo(CaseStatus.FAIL);
    assertThat(both.letters()).isEqualTo("PF");
    assertThat(green.with(red, CaseFoldTest::order)).isEqualTo(both);
    CaseFold retried = both.with(single(2, 1, CaseStatus.PASS, 2), CaseFoldTest::order);
    assertThat(retried.run().status()).isEqualTo(CaseStatus.PASS);
    assertThat(retried.run().passedOnRetry()).isTrue();
  }

  @Test
  void of_two_that_claim_the_same_try_the_red_one_is_the_later() {
    CaseFold green = single(1, 0, CaseStatus.PASS, 0);
    CaseFold red = single(1, 0, CaseStatus.FAIL, 1);

    assertThat(green.with(red, CaseFoldTest::order).letters()).isEqualTo("PF");
    assertThat(red.with(green, CaseFoldTest::order).letters()).isEqualTo("PF");
  }

  @Test
  void a_retry_within_an_upload_keeps_its_place_beside_another_upload() {
    CaseFold retried = several(0, CaseStatus.FAIL, CaseStatus.PASS);
    CaseFold green = single(1, 0, CaseStatus.PASS, 1);

    assertThat(retried.with(green, CaseFoldTest::order).letters()).isIn("FPP", "PFP");
    assertThat(retried.with(green, CaseFoldTest::order).run().status()).isEqualTo(CaseStatus.PASS);
  }

  @Test
  void parts_of_a_live_run_are_in_order_of_their_numbers() {
    CaseFold later = single(1, 0, CaseStatus.PASS, 8);
    CaseFold earlier = single(1, 0, CaseStatus.FAIL, 7);

    assertThat(later.with(earlier, CaseFoldTest::order).letters()).isEqualTo("FP");
  }

  @Test
  void a_single_attempt_needs_no_word() {
    assertThat(single(1, 0, CaseStatus.PASS, 0).letters()).isNull();
  }

  @Test
  void a_skip_keeps_its_reason() {
    CaseFold skipped = single(2, 0, CaseStatus.SKIP, 0);

    CaseFold both = skipped.with(single(1, 0, CaseStatus.PASS, 1), CaseFoldTest::order);

    assertThat(both.run().status()).isEqualTo(CaseStatus.SKIP);
    assertThat(both.run().error()).isEqualTo(skipped.run().error());
  }

  static CaseFold several(int upload, CaseStatus... statuses) {
    List<Attempt> attempts = new ArrayList<>();
    for (CaseStatus status : statuses) {
      attempts.add(new Attempt(1, 0, status, 5, status.isRed() ? FAILED : null));
    }
    return CaseFold.of(run(statuses[statuses.length - 1], attempts, upload), 1, 0, upload);
  }

  static CaseFold single(int attempt, int shard, CaseStatus status, int upload) {
    return CaseFold.of(run(status, List.of(), upload), attempt, shard, upload);
  }

  private static TestCaseRun run(CaseStatus status, List<Attempt> attempts, int upload) {
    return new TestCaseRun(
        new UUID(0, 1),
        "suite",
        "Class",
        "name",
        null,
        status,
        5,
        attempts,
        null,
        null,
        null,
        status == CaseStatus.PASS ? null : FAILED,
        Map.of("stdout", "of upload " + upload),
        List.of(),
        List.of());
  }
}
