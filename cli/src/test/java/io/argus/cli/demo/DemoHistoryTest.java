package io.argus.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.TestCaseRun;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoHistoryTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
  private static final DemoHistory HISTORY = new DemoHistory(1, TODAY);

  @Test
  void the_same_seed_and_date_give_the_same_history_and_others_another_one() {
    assertThat(new DemoHistory(1, TODAY).suites()).isEqualTo(HISTORY.suites());
    assertThat(new DemoHistory(2, TODAY).suites()).isNotEqualTo(HISTORY.suites());
    assertThat(new DemoHistory(1, TODAY.minusDays(1)).suites()).isNotEqualTo(HISTORY.suites());
  }

  @Test
  void it_spans_thirty_days_in_order_and_today_only_just_after_midnight() {
    for (List<DemoRun> suite : HISTORY.suites()) {
      assertThat(suite)
          .extracting(run -> Objects.requireNonNull(run.said().startedAt()))
          .isSorted()
          .allMatch(at -> at.toString().compareTo("2026-10-23T00:00:00Z") >= 0)
          .allMatch(at -> at.toString().compareTo("2026-11-21T00:30:00Z") < 0);
    }
  }

  @Test
  void every_run_has_a_key_of_its_own() {
    Set<String> keys = new HashSet<>();
    HISTORY.suites().stream()
        .flatMap(List::stream)
        .forEach(run -> assertThat(keys.add(run.document().runId())).isTrue());
    assertThat(keys).hasSizeGreaterThan(250);
  }

  @ParameterizedTest
  @CsvSource({
    "knows every country, 0",
    "counts days over the change of time, 1",
    "reserves in parallel, 4",
    "evicts the oldest, 7",
    "sends once, 10"
  })
  void the_last_ten_results_hold_every_level(String name, int failed) {
    List<DemoRun> unit = suite(DemoHistory.SHOP, "unit");

    assertThat(unit.subList(unit.size() - 10, unit.size()))
        .filteredOn(run -> find(run, name).status() == CaseStatus.FAIL)
        .hasSize(failed);
  }

  @Test
  void it_has_a_regression_a_fix_a_renamed_test_and_one_that_takes_longer() {
    List<DemoRun> unit = suite(DemoHistory.SHOP, "unit");
    DemoRun first = unit.get(0);
    DemoRun last = unit.get(unit.size() - 1);

    assertThat(find(first, "rounds half up").status()).isEqualTo(CaseStatus.PASS);
    assertThat(find(last, "rounds half up").status()).isEqualTo(CaseStatus.FAIL);
    assertThat(unit).anyMatch(run -> find(run, "knows every country").status() == CaseStatus.FAIL);
    assertThat(names(first)).contains("finds by prefix").doesNotContain("finds by beginning");
    assertThat(names(last)).contains("finds by beginning").doesNotContain("finds by prefix");
    assertThat(find(last, "rebuilds").durationMs())
        .isGreaterThan(find(first, "rebuilds").durationMs() * 3 / 2);
  }

  @Test
  void the_browser_tests_have_retries_and_an_outage() {
    List<DemoRun> e2e = suite(DemoHistory.SHOP, "e2e");

    assertThat(e2e).anyMatch(run -> run.counts().flaky() > 0);
    assertThat(e2e)
        .filteredOn(run -> run.counts().errored() == run.counts().total())
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.errors()).isNotEmpty());
  }

  @Test
  void load_tests_measure_and_quiet_ones_pass() {
    assertThat(suite(DemoHistory.SHOP, "load"))
        .flatExtracting(DemoRun::cases)
        .allSatisfy(one -> assertThat(one.metrics()).isNotNull());
    assertThat(suite(DemoHistory.QUIET, "unit"))
        .allMatch(run -> run.counts().passed() == run.counts().total());
  }

  private static List<DemoRun> suite(String project, String suiteId) {
    return HISTORY.suites().stream()
        .filter(runs -> runs.get(0).said().project().equals(project))
        .filter(runs -> runs.get(0).said().suiteId().equals(suiteId))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(DemoRun run) {
    return run.cases().stream().map(TestCaseRun::name).toList();
  }

  private static TestCaseRun find(DemoRun run, String name) {
    return run.cases().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
