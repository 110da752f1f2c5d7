package io.argus.analytics.stability;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Property
  void holds_the_last_64_results_and_no_skips(
      @ForAll @Size(max = 200) List<CaseStatus> results,
      @ForAll @IntRange(min = 2, max = 50) int n) {
    Window window = Window.EMPTY;
    for (CaseStatus status : results) {
      window = window.push(status);
    }

    List<CaseStatus> counted = results.stream().filter(s -> s != CaseStatus.SKIP).toList();
    List<CaseStatus> last = counted.subList(Math.max(0, counted.size() - n), counted.size());
    assertThat(window.length()).isEqualTo(Math.min(64, counted.size()));
    assertThat(window.runs(n)).isEqualTo(last.size());
    assertThat(window.red(n)).isEqualTo((int) last.stream().filter(CaseStatus::isRed).count());
  }

  @Test
  void stays_the_same_when_a_long_stable_case_passes_again() {
    Window full = StabilityTest.window("P".repeat(64));

    assertThat(full.push(CaseStatus.PASS)).isEqualTo(full);
  }

  @Test
  void keeps_the_newest_in_bit_0() {
    Window window = StabilityTest.window("FEP");

    assertThat(window).isEqualTo(new Window(0b100, 0b010, 3));
  }
}
