package io.argus.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureAdviceTest {

  @ParameterizedTest
  @CsvSource({
    "known_flake, FPPFPPPFPP, ignore, false, 1",
    "known_flake, FFPFPPPPPP, rerun, false, 2",
    "new_failure, FPPPPPPPPP, investigate, true, 1",
    "broken, FFFFFFFFFF, investigate, false, 10",
    "infrastructure, FPPPPPPPPP, rerun, false, 1",
    "insufficient_data, FPP, rerun, true, 1",
    "insufficient_data, FPF, rerun, false, 1",
  })
  void says_what_to_do(
      String verdict, String newestFirst, String action, boolean isNew, int inARow) {
    FailureAdvice advice = FailureAdvice.of(flaky(verdict, newestFirst));

    assertThat(advice.action()).isEqualTo(action);
    assertThat(advice.isNew()).isEqualTo(isNew);
    assertThat(advice.inARow()).isEqualTo(inARow);
  }

  @Test
  void says_why() {
    ObjectNode flaky = flaky("known_flake", "FPPFPPPFPP").put("score", 0.3).put("level", "FLAKY");

    assertThat(FailureAdvice.of(flaky).why())
        .isEqualTo(
            "3 of its last 10 results failed with passes in between (score 0.3, FLAKY): a known"
                + " flake.");
  }

  @Test
  void the_action_of_the_service_counts_more() {
    ObjectNode flaky = flaky("known_flake", "FPPFPPPFPP").put("action", "investigate");
    flaky.put("suggestion", "Its message is another one.");

    assertThat(FailureAdvice.of(flaky).action()).isEqualTo("investigate");
    assertThat(FailureAdvice.of(flaky).why()).isEqualTo("Its message is another one.");
  }

  @Test
  void without_history_it_says_to_run_it_again() {
    FailureAdvice advice = FailureAdvice.of(MissingNode.getInstance());

    assertThat(advice.action()).isEqualTo("rerun");
    assertThat(advice.verdict()).isEqualTo("insufficient_data");
    assertThat(advice.isNew()).isTrue();
  }

  private static ObjectNode flaky(String verdict, String newestFirst) {
    ObjectNode flaky = Shapes.object().put("verdict", verdict);
    var recent = flaky.putArray("recent");
    newestFirst.chars().forEach(result -> recent.add(result == 'F' ? "fail" : "pass"));
    return flaky;
  }
}
