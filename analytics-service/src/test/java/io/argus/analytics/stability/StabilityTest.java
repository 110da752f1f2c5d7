package io.argus.analytics.stability;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.analytics.stability.Stability.Level;
import io.argus.contracts.run.CaseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StabilityTest {

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource({
    // oldest first: P pass, F fail, E error, S skip
    "PPPFPPFPFP, 0.3, FLAKY",
    "PPPPPPPPPP, 0.0, STABLE",
    "FFFFFFFFFF, 1.0, BROKEN",
    "PPPPFPPPPP, 0.1, MOSTLY_STABLE",
    "PPPPPPPPFF, 0.2, MOSTLY_STABLE",
    "FFFFFPPPPP, 0.5, FLAKY",
    "FFFFFFPPPP, 0.6, VERY_FLAKY",
    "FFFFFFFFFP, 0.9, VERY_FLAKY",
    "F, 0.0, STABLE",
    "'', 0.0, STABLE",
    "FF, 1.0, BROKEN",
    "SFSSFS, 1.0, BROKEN",
    "SSSSSSFSSS, 0.0, STABLE",
    "EEPPPPPPPP, 0.2, MOSTLY_STABLE",
    "FEFE, 1.0, BROKEN",
    "FFFFFPPPPPPPPPP, 0.0, STABLE",
  })
  void scores_the_last_ten_results(String results, double score, Level level) {
    assertThat(Stability.of(window(results), 10)).isEqualTo(new Stability(score, level));
  }

  @Test
  void looks_as_far_back_as_the_project_says() {
    Window window = window("FFFFFPPPPP");

    assertThat(Stability.of(window, 5).score()).isZero();
    assertThat(Stability.of(window, 6).score()).isEqualTo(1 / 6.0);
    assertThat(Stability.of(window, 50).score()).isEqualTo(0.5);
  }

  static Window window(String results) {
    Window window = Window.EMPTY;
    for (char letter : results.toCharArray()) {
      window =
          window.push(
              switch (letter) {
                case 'P' -> CaseStatus.PASS;
                case 'F' -> CaseStatus.FAIL;
                case 'E' -> CaseStatus.ERROR;
                default -> CaseStatus.SKIP;
              });
    }
    return window;
  }
}
