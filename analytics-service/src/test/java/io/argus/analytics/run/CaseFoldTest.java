package io.argus.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseFoldTest {

  private static final Failure FAILED = new Failure("no", "AssertionError", null);

  @Test
  void a_later_attempt_decides_whichever_came_first() {
    TestCaseRun first = single(1, 0, CaseStatus.FAIL);
    TestCaseRun second = single(2, 0, CaseStatus.PASS);

    TestCaseRun merged = CaseFold.merge(first, second);

    assertThat(merged).isEqualTo(CaseFold.merge(second, first));
    assertThat(merged.status()).isEqualTo(CaseStatus.PASS);
    assertThat(merged.passedOnRetry()).isTrue();
    assertThat(merged.error()).isEqualTo(FAILED);
    assertThat(CaseFold.letters(merged.attempts())).isEqualTo("FP");
  }

  @Test
  void shards_of_one_attempt_are_in_order_of_their_number() {
    TestCaseRun merged =
        CaseFold.merge(single(1, 2, CaseStatus.FAIL), single(1, 1, CaseStatus.PASS));

    assertThat(merged.attempts()).extracting(Attempt::shard).containsExactly(1, 2);
    assertThat(merged.status()).isEqualTo(CaseStatus.FAIL);
  }

  @Test
  void a_single_attempt_needs_no_word() {
    assertThat(CaseFold.letters(single(1, 0, CaseStatus.PASS).attempts())).isNull();
  }

  @Test
  void a_skip_keeps_its_reason() {
    TestCaseRun skipped = single(2, 0, CaseStatus.SKIP);

    TestCaseRun merged = CaseFold.merge(skipped, single(1, 0, CaseStatus.PASS));

    assertThat(merged.status()).isEqualTo(CaseStatus.SKIP);
    assertThat(merged.error()).isEqualTo(skipped.error());
  }

  private static TestCaseRun single(int attempt, int shard, CaseStatus status) {
    TestCaseRun run =
        new TestCaseRun(
            new UUID(0, 1),
            "suite",
            "Class",
            "name",
            null,
            status,
            5,
            List.of(),
            null,
            null,
            null,
            status == CaseStatus.PASS ? null : FAILED,
            Map.of(),
            List.of(),
            List.of());
    return CaseFold.spellOut(run, attempt, shard);
  }
}
