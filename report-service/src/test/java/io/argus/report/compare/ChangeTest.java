package io.argus.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

  /** All pairs of outcomes there are; a pass on retry is stored, and compared, as a pass. */
  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "PASS, PASS, STILL_PASSING",
    "PASS, FAIL, NEW_FAILURE",
    "PASS, ERROR, NEW_FAILURE",
    "PASS, SKIP, ''",
    "PASS, , REMOVED",
    "FAIL, PASS, FIXED",
    "FAIL, FAIL, STILL_FAILING",
    "FAIL, ERROR, STILL_FAILING",
    "FAIL, SKIP, ''",
    "FAIL, , REMOVED",
    "ERROR, PASS, FIXED",
    "ERROR, FAIL, STILL_FAILING",
    "ERROR, ERROR, STILL_FAILING",
    "ERROR, SKIP, ''",
    "ERROR, , REMOVED",
    "SKIP, PASS, ''",
    "SKIP, FAIL, NEW_FAILURE",
    "SKIP, ERROR, NEW_FAILURE",
    "SKIP, SKIP, ''",
    "SKIP, , REMOVED",
    ", PASS, ADDED",
    ", FAIL, NEW_FAILURE ADDED",
    ", ERROR, NEW_FAILURE ADDED",
    ", SKIP, ADDED",
    ", , ''",
  })
  void every_pair_of_outcomes_has_its_meaning(
      @Nullable CaseStatus base, @Nullable CaseStatus head, String expected) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    Arrays.stream(expected.split(" "))
        .filter(word -> !word.isEmpty())
        .map(Change::valueOf)
        .forEach(changes::add);

    assertThat(Change.of(base, head)).isEqualTo(changes);
  }
}
