package io.argus.analytics.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTotalsTest {

  @Test
  void counts_errors_as_failed_and_open_steps_in_the_total_only() {
    StepTotals totals = StepTotals.of(steps("pass pass fail error skip open"));

    assertThat(totals).isEqualTo(new StepTotals(6, 2, 2, 1, CaseStatus.FAIL));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          pass pass,        COMPLETED, -,     PASS
          pass skip,        COMPLETED, -,     PASS
          skip skip,        COMPLETED, -,     SKIP
          pass fail,        COMPLETED, -,     FAIL
          error fail,       COMPLETED, -,     ERROR
          fail error!,      COMPLETED, -,     ERROR
          pass! fail,       COMPLETED, -,     FAIL
          fail,             COMPLETED, PASS,  FAIL
          fail,             COMPLETED, SKIP,  FAIL
          pass,             COMPLETED, FAIL,  FAIL
          pass,             COMPLETED, ERROR, ERROR
          pass,             COMPLETED, SKIP,  PASS
          pass open,        COMPLETED, PASS,  PASS
          fail open,        COMPLETED, -,     FAIL
          pass open,        COMPLETED, -,     -
          '',               COMPLETED, -,     -
          '',               COMPLETED, SKIP,  SKIP
          '',               COMPLETED, PASS,  PASS
          '',               FAILED,    -,     ERROR
          '',               FAILED,    PASS,  ERROR
          '',               FAILED,    FAIL,  FAIL
          pass,             FAILED,    -,     ERROR
          fail,             FAILED,    -,     FAIL
          """)
  void the_result_never_hides_red(
      String steps, ExecutionStatus end, @Nullable CaseStatus said, @Nullable CaseStatus expected) {
    assertThat(StepTotals.of(steps(steps)).result(end, said).orElse(null)).isEqualTo(expected);
  }

  /** Results of steps; with a {@code !} the step is critical. */
  private static List<StepTotals.Outcome> steps(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                new StepTotals.Outcome(
                    Words.RESULTS.get(word.replace("!", "")), word.endsWith("!")))
        .toList();
  }
}
