package io.argus.report.stability;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Bits against lists: the same answers as the rule read word by word. */
class VerdictPropertyTest {

  @Property
  void a_window_holds_what_it_is_made_of(@ForAll("histories") List<CaseStatus> history) {
    assertThat(Window.of(history).results()).isEqualTo(history);
  }

  @Property
  void taking_the_newest_is_a_sublist(
      @ForAll("histories") List<CaseStatus> history, @ForAll @IntRange(max = 64) int count) {
    int cut = Math.min(count, history.size());

    assertThat(Window.of(history).newest(count).results()).isEqualTo(history.subList(0, cut));
  }

  @Property
  void the_verdict_is_the_rule(
      @ForAll("failures") List<CaseStatus> history, @ForAll @IntRange(min = 2, max = 50) int n) {
    assertThat(Verdict.ofFailure(Window.of(history), n)).isEqualTo(rule(history, n));
  }

  @Property
  void results_older_than_the_window_change_nothing(
      @ForAll("failures") List<CaseStatus> history, @ForAll @IntRange(min = 5, max = 50) int n) {
    Window whole = Window.of(history);

    assertThat(Verdict.ofFailure(whole.newest(n), n)).isEqualTo(Verdict.ofFailure(whole, n));
  }

  private static Verdict rule(List<CaseStatus> history, int n) {
    if (history.size() < 5) {
      return Verdict.INSUFFICIENT_DATA;
    }
    List<CaseStatus> window = history.subList(0, Math.min(n, history.size()));
    if (window.stream().allMatch(CaseStatus::isRed)) {
      return Verdict.BROKEN;
    }
    for (int older = 2; older < window.size(); older++) {
      if (window.get(older).isRed() && !window.get(older - 1).isRed()) {
        return Verdict.KNOWN_FLAKE;
      }
    }
    return Verdict.NEW_FAILURE;
  }

  @Provide
  Arbitrary<List<CaseStatus>> histories() {
    return Arbitraries.of(CaseStatus.PASS, CaseStatus.FAIL, CaseStatus.ERROR)
        .list()
        .ofMaxSize(Window.CAPACITY);
  }

  @Provide
  Arbitrary<List<CaseStatus>> failures() {
    return histories().filter(history -> !history.isEmpty() && history.get(0).isRed());
  }
}
