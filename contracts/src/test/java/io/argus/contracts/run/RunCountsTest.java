package io.argus.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class RunCountsTest {

  @Test
  void cases_add_up_and_can_be_taken_back() {
    RunCounts counts =
        RunCounts.NONE
            .plus(CaseStatus.PASS, false)
            .plus(CaseStatus.PASS, true)
            .plus(CaseStatus.FAIL, false)
            .plus(CaseStatus.ERROR, false)
            .plus(CaseStatus.SKIP, false);

    assertThat(counts).isEqualTo(new RunCounts(5, 2, 1, 1, 1, 1));
    assertThat(counts.minus(CaseStatus.PASS, true)).isEqualTo(new RunCounts(4, 1, 1, 1, 1, 0));
    assertThat(counts.plus(counts)).isEqualTo(new RunCounts(10, 4, 2, 2, 2, 2));
  }

  @Test
  void stored_codes_are_read_back() {
    for (CaseStatus status : EnumSet.allOf(CaseStatus.class)) {
      assertThat(CaseStatus.ofCode(status.code())).isEqualTo(status);
    }
    for (RunStatus status : EnumSet.allOf(RunStatus.class)) {
      assertThat(RunStatus.ofCode(status.code())).isEqualTo(status);
    }
    assertThatThrownBy(() -> CaseStatus.ofCode(4)).isInstanceOf(IllegalArgumentException.class);
  }
}
