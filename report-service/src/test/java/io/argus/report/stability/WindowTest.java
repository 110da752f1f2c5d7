package io.argus.report.stability;

import static io.argus.report.stability.Results.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.argus.contracts.run.CaseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  @Test
  void reads_the_newest_result_from_bit_zero() {
    Window window = new Window(0b001, 0b100, 3);

    assertThat(window.results())
        .containsExactly(CaseStatus.FAIL, CaseStatus.PASS, CaseStatus.ERROR);
  }

  @Test
  void ignores_bits_beyond_its_length() {
    assertThat(new Window(-1, -1, 2)).isEqualTo(new Window(0b11, 0b11, 2));
    assertThat(new Window(-1, -1, 0).redCount()).isZero();
  }

  @Test
  void holds_sixty_four_results() {
    Window full = new Window(-1, 0, 64);

    assertThat(full.redCount()).isEqualTo(64);
    assertThat(full.redStreak()).isEqualTo(64);
    assertThat(full.recoveredBefore()).isFalse();
    assertThat(Window.of(full.results())).isEqualTo(full);
  }

  @ParameterizedTest
  @CsvSource({"FPEFP, 0, FPEFP", "FPEFP, 2, EFP", "FPEFP, 4, P", "FPEFP, 5, ''", "FPEFP, 64, ''"})
  void was_another_before_its_newest_results(String now, int count, String before) {
    assertThat(window(now).without(count)).isEqualTo(window(before));
  }

  @Test
  void refuses_a_length_that_no_window_has() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, 65));
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, -1));
  }

  @Test
  void counts_the_failures_in_a_row_that_end_with_the_newest_result() {
    assertThat(window("FEFPF").redStreak()).isEqualTo(3);
    assertThat(window("PF").redStreak()).isZero();
    assertThat(window("FF").redStreak()).isEqualTo(2);
  }
}
