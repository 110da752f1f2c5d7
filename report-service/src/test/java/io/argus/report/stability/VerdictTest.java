package io.argus.report.stability;

import static io.argus.report.stability.Results.window;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "F, INSUFFICIENT_DATA",
    "FPPP, INSUFFICIENT_DATA",
    "FFFF, INSUFFICIENT_DATA",
    "FPPPP, NEW_FAILURE",
    "FFPPP, NEW_FAILURE",
    "FEFPP, NEW_FAILURE",
    "FFFFF, BROKEN",
    "EEEEE, BROKEN",
    "FPPPF, KNOWN_FLAKE",
    "FFPEP, KNOWN_FLAKE",
    "FFFFFFFFFFP, BROKEN", // the pass is older than the window
    "FPPPPPPPPPF, NEW_FAILURE", // so is the failure
    "FPPPPPPPPF, KNOWN_FLAKE",
  })
  void follows_the_interim_rule(String newestFirst, Verdict expected) {
    assertThat(Verdict.ofFailure(window(newestFirst), 10)).isEqualTo(expected);
  }

  @Test
  void has_enough_data_in_a_project_with_a_short_window_too() {
    assertThat(Verdict.ofFailure(window("FPPFP"), 3)).isEqualTo(Verdict.NEW_FAILURE);
    assertThat(Verdict.ofFailure(window("FFFPP"), 3)).isEqualTo(Verdict.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "PPPPP, HEALTHY",
    "'', HEALTHY",
    "PFFFF, HEALTHY",
    "FPPP, INSUFFICIENT_DATA",
    "FPPPP, NEW_FAILURE",
    "FPFPPPP, KNOWN_FLAKE",
    "EEEEE, BROKEN",
  })
  void judges_a_case_as_it_stands_now(String newestFirst, Verdict expected) {
    assertThat(Verdict.ofCase(window(newestFirst), 10)).isEqualTo(expected);
  }
}
