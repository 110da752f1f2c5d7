package io.argus.report.stability;

import static io.argus.report.stability.Results.window;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlakyInfoTest {

  @Test
  void shows_the_window_as_it_is_now_and_the_verdict_as_of_the_failure() {
    CaseState now = CaseState.of(window("PPPPPPPPPPF"), 0, 0);

    FlakyInfo info = FlakyInfo.ofFailure(now, window("FPFPP"), 10);

    assertThat(info.recent()).hasSize(10).doesNotContain(Results.of("F").get(0));
    assertThat(info.runs()).isEqualTo(10);
    assertThat(info.verdict()).isEqualTo(Verdict.KNOWN_FLAKE);
    assertThat(info.suggestion()).startsWith("2 of its last 5 results failed");
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "1, false",
    "2, true",
    "3, true",
    "4, false",
  })
  void is_flaky_between_stable_and_broken(int level, boolean flaky) {
    assertThat(FlakyInfo.ofCase(CaseState.of(window("FP"), level, 0.5), 10).isFlaky())
        .isEqualTo(flaky);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PPP | It has not failed in its last 3 results: nothing to do.",
        "F | Only 1 result so far, too few to tell: run it again to see whether the failure repeats.",
        "FFFFF | All of its last 5 results failed: fix it, running it again will not help.",
        "FPPPP | It passed 4 times and failed now: look at what changed with this run.",
        "PFPPPP | It passes now, yet 1 of its last 6 results failed: look for timing, shared state"
            + " or test order behind it.",
        "FFFFP | It passed once and has failed 4 times since: look at what changed when it"
            + " began.",
      })
  void suggests_what_to_do(String newestFirst, String sentence) {
    assertThat(FlakyInfo.ofCase(CaseState.of(window(newestFirst), 0, 0), 10).suggestion())
        .isEqualTo(sentence);
  }

  @Test
  void has_the_names_of_the_contract() throws JsonProcessingException {
    FlakyInfo info = FlakyInfo.ofCase(CaseState.of(window("FEPPP"), 2, 0.4), 10);

    assertThat(new ObjectMapper().writeValueAsString(info))
        .startsWith(
            """
            {"isFlaky":true,"score":0.4,"level":"FLAKY","recent":["fail","error","pass","pass","pass"],\
            "runs":5,"verdict":"new_failure","suggestion":""");
  }
}
