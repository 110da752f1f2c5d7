package io.argus.report.stability;

import static io.argus.report.stability.Results.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.argus.contracts.run.CaseStatus;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void readsTheNewestResultFromBitZero() {
    Window window = new Window(0b001, 0b100, 3);

    assertThat(window.results())
        .containsExactly(CaseStatus.FAIL, CaseStatus.PASS, CaseStatus.ERROR);
  }

  @Test
  void ignoresBitsBeyondItsLength() {
    assertThat(new Window(-1, -1, 2)).isEqualTo(new Window(0b11, 0b11, 2));
    assertThat(new Window(-1, -1, 0).redCount()).isZero();
  }

  @Test
  void holdsSixtyFourResults() {
    Window full = new Window(-1, 0, 64);

    assertThat(full.redCount()).isEqualTo(64);
    assertThat(full.redStreak()).isEqualTo(64);
    assertThat(full.recoveredBefore()).isFalse();
    assertThat(full.before(63).length()).isOne();
    assertThat(full.before(64).length()).isZero();
    assertThat(Window.of(full.results())).isEqualTo(full);
  }

  @Test
  void refusesALengthThatNoWindowHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, 65));
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, -1));
  }

  @Test
  void goesBackToItsNewestFailure() {
    assertThat(window("PPEPF").atNewestFailure()).isEqualTo(window("EPF"));
    assertThat(window("FPP").atNewestFailure()).isEqualTo(window("FPP"));
    assertThat(window("PPP").atNewestFailure().length()).isZero();
    assertThat(window("").atNewestFailure().length()).isZero();
  }

  @Test
  void countsTheFailuresInARowThatEndWithTheNewestResult() {
    assertThat(window("FEFPF").redStreak()).isEqualTo(3);
    assertThat(window("PF").redStreak()).isZero();
    assertThat(window("FF").redStreak()).isEqualTo(2);
  }
}
