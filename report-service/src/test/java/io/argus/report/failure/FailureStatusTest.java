package io.argus.report.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureStatusTest {

  @ParameterizedTest(name = "seen before {0}, red {1}: {2}")
  @CsvSource({
    "false, true, NEW",
    "true, true, ONGOING",
    "false, false, RESOLVED",
    "true, false, RESOLVED",
  })
  void is_resolved_once_all_pass_and_new_in_its_first_days(
      boolean seenBefore, boolean red, FailureStatus expected) {
    assertThat(FailureStatus.of(seenBefore, red)).isEqualTo(expected);
  }
}
