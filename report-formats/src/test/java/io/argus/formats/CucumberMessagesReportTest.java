package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class CucumberMessagesReportTest {

  private static final String HEAD =
      """
      {"meta":{"protocolVersion":"33.0.4","implementation":{"name":"cucumber-js","version":"12.0"}}}
      {"gherkinDocument":{"uri":"f.feature","feature":{"name":"Shop","children":[{"rule":{"name":"Pay",\
      "children":[{"scenario":{"id":"s","steps":[{"id":"a","keyword":"Given ","text":"x <n>"}],\
      "examples":[{"tableBody":[{"id":"r","cells":[{"value":"1"},{"value":"2"}]}]}]}}]}}]}}}
      {"pickle":{"id":"p","uri":"f.feature","name":"buys","astNodeIds":["s","r"],\
      "steps":[{"id":"ps","text":"x 1","astNodeIds":["a","r"]}]}}
      {"hook":{"id":"h","type":"BEFORE_TEST_RUN"}}
      {"testRunStarted":{"timestamp":{"seconds":1767322000,"nanos":0}}}
      {"testCase":{"id":"t","pickleId":"p","testSteps":[{"id":"ts","pickleStepId":"ps"}]}}
      """;

  private static String start(int attempt) {
    return """
        {"testCaseStarted":{"id":"c%1$d","testCaseId":"t","attempt":%1$d,"timestamp":{"seconds":1767322001,"nanos":0}}}
        """
        .formatted(attempt);
  }

  private static String step(int attempt, String status, String more) {
    return """
        {"testStepFinished":{"testCaseStartedId":"c%d","testStepId":"ts","testStepResult":{"status":"%s"%s,"duration":{"seconds":0,"nanos":7000000}}}}
        """
        .formatted(attempt, status, more);
  }

  private static String finish(int attempt, boolean retried) {
    return """
        {"testCaseFinished":{"testCaseStartedId":"c%d","willBeRetried":%s,"timestamp":{"seconds":1767322001,"nanos":9000000}}}
        """
        .formatted(attempt, retried);
  }

  private static String end(boolean success) {
    return """
        {"testRunFinished":{"success":%s,"timestamp":{"seconds":1767322002,"nanos":0}}}
        """
        .formatted(success);
  }

  private static String one(String status, String more) {
    return HEAD
        + start(0)
        + step(0, status, more)
        + finish(0, false)
        + end(status.equals("PASSED"));
  }

  @Test
  void a_scenario_is_a_case_and_its_example_the_variant() {
    TestCaseRun run = Reports.onlyCase(one("PASSED", ""));

    assertThat(run.suiteName()).isEqualTo("Shop > Pay");
    assertThat(run.name()).isEqualTo("buys");
    assertThat(run.variant()).isEqualTo("1 | 2");
    assertThat(run.durationMs()).isEqualTo(9);
    assertThat(run.steps())
        .containsExactly(
            new Step("Given x 1", PASS, 7, null, null, null, null, null, null, null, null));
    assertThat(Reports.onlyFile(one("PASSED", "")).tool()).isEqualTo("cucumber-js 12.0");
    assertThat(Reports.read(one("PASSED", "")).errors()).isEmpty();
  }

  @Test
  void the_worst_step_is_the_status() {
    String two =
        HEAD
            + start(0)
            + step(0, "%s", "")
            + step(0, "SKIPPED", "")
            + finish(0, false)
            + end(false);

    assertThat(List.of("FAILED", "AMBIGUOUS", "UNDEFINED", "PENDING"))
        .allSatisfy(word -> assertThat(statusOf(two.formatted(word))).isEqualTo(FAIL));
    assertThat(statusOf(two.formatted("PASSED"))).isEqualTo(SKIP);
    assertThat(statusOf(two.formatted("STRANGE"))).isEqualTo(ERROR);
    assertThat(Reports.onlyCase(two.formatted("UNDEFINED")).error().message())
        .isEqualTo("undefined step: Given x 1");
  }

  private static CaseStatus statusOf(String report) {
    return Reports.onlyCase(report).status();
  }

  @Test
  void an_exception_is_the_failure() {
    String more =
        ",\"message\":\"long\",\"exception\":{\"type\":\"Error\",\"message\":\"boom\",\"stackTrace\":\"Error: boom\\n at x\"}";

    TestCaseRun run = Reports.onlyCase(one("FAILED", more));

    assertThat(run.error().message()).isEqualTo("boom");
    assertThat(run.error().type()).isEqualTo("Error");
    assertThat(run.error().stackTrace()).isEqualTo("Error: boom\n at x");
  }

  @Test
  void old_protocols_say_in_the_step_that_a_scenario_is_retried() {
    String said = step(0, "FAILED", ",\"willBeRetried\":true,\"message\":\"no\"");
    String report =
        HEAD
            + start(0)
            + said
            + finish(0, false)
            + start(1)
            + step(1, "PASSED", "")
            + finish(1, false)
            + end(true);

    assertThat(Reports.onlyCase(report).attempts())
        .extracting(Attempt::status)
        .containsExactly(FAIL, PASS);
  }

  @Test
  void where_nobody_says_whether_another_try_follows_the_tries_of_a_case_are_one() {
    String unsaid = "\"willBeRetried\":false,";
    String report =
        HEAD
            + start(0)
            + step(0, "FAILED", "")
            + finish(0, false).replace(unsaid, "")
            + start(1)
            + step(1, "PASSED", "")
            + finish(1, false).replace(unsaid, "")
            + end(true);

    TestCaseRun run = Reports.onlyCase(report);

    assertThat(Reports.onlyFile(report).report().warnings()).isEmpty();
    assertThat(run.name()).isEqualTo("buys");
    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, PASS);
    assertThat(run.steps()).extracting(Step::name).containsExactly("Given x 1");
  }

  @Test
  void a_case_that_is_told_again_before_its_next_try_keeps_the_first() {
    String told = HEAD.lines().reduce((before, last) -> last).orElseThrow() + "\n";
    String report =
        HEAD
            + start(0)
            + step(0, "FAILED", "")
            + finish(0, true)
            + told
            + start(1)
            + step(1, "PASSED", "")
            + finish(1, false)
            + end(true);

    TestCaseRun run = Reports.onlyCase(report);

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, PASS);
    assertThat(run.steps()).extracting(Step::name).containsExactly("Given x 1");
  }

  @Test
  void one_pickle_may_be_the_template_of_two_test_cases() {
    String again =
        """
        {"testCase":{"id":"t2","pickleId":"p","testSteps":[{"id":"ts2","pickleStepId":"ps"}]}}
        {"testCaseStarted":{"id":"d0","testCaseId":"t2","attempt":0,"timestamp":{"seconds":1767322001,"nanos":0}}}
        {"testStepFinished":{"testCaseStartedId":"d0","testStepId":"ts2","testStepResult":{"status":"PASSED","duration":{"seconds":0,"nanos":7000000}}}}
        {"testCaseFinished":{"testCaseStartedId":"d0","willBeRetried":false,"timestamp":{"seconds":1767322001,"nanos":9000000}}}
        """;

    List<TestCaseRun> cases =
        Reports.cases(
            Reports.read(
                HEAD + start(0) + again + step(0, "PASSED", "") + finish(0, false) + end(true)));

    assertThat(cases).extracting(TestCaseRun::name).containsExactly("buys", "buys");
  }

  @Test
  void retries_are_attempts_of_one_case() {
    String report =
        HEAD
            + start(0)
            + step(0, "FAILED", "")
            + finish(0, true)
            + start(1)
            + step(1, "PASSED", "")
            + finish(1, false)
            + end(true);

    assertThat(Reports.onlyCase(report).attempts())
        .extracting(Attempt::status)
        .containsExactly(FAIL, PASS);
  }

  @Test
  void what_fails_around_the_scenarios_is_an_error_of_the_run() {
    String hook =
        """
        {"testRunHookStarted":{"id":"rh","hookId":"h"}}
        {"testRunHookFinished":{"testRunHookStartedId":"rh","result":{"status":"FAILED","message":"no db"}}}
        """;
    String parse =
        "{\"parseError\":{\"source\":{\"uri\":\"g.feature\"},\"message\":\"(1:1): bad\"}}\n";

    assertThat(Reports.read(HEAD + hook + end(false)).errors())
        .containsExactly(new RunError("BeforeAll", "no db", null, null));
    assertThat(Reports.read(HEAD + parse + end(false)).errors())
        .containsExactly(new RunError("g.feature", "(1:1): bad", "parse error", null));
    assertThat(Reports.read(HEAD + end(false)).errors()).hasSize(1);
    assertThat(Reports.read(one("PASSED", "").replace(end(true), end(false))).errors()).hasSize(1);
    assertThat(Reports.read(HEAD + end(true)).errors()).isEmpty();
  }

  @Test
  void a_stream_that_is_cut_is_not_green() {
    ReadUpload cut = Reports.read(HEAD + start(0) + step(0, "PASSED", ""));

    assertThat(Reports.cases(cut)).extracting(TestCaseRun::status).containsExactly(ERROR);
    assertThat(cut.errors()).hasSize(1);
    assertThat(Reports.read(one("PASSED", "") + "{\"testCaseFin").errors()).hasSize(1);
  }
}
