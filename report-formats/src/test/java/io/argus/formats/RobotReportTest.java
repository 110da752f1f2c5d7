package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotReportTest {

  private static final String TEARDOWN =
      "<kw name='Close' type='TEARDOWN'><status status='FAIL'>gone</status></kw>";

  @ParameterizedTest
  @CsvSource({"PASS, PASS", "FAIL, FAIL", "SKIP, SKIP", "NOT RUN, SKIP", "NICE, ERROR"})
  void every_status_has_its_like(String word, CaseStatus status) {
    assertThat(Reports.onlyCase(robot(suite(test("a", word, "")))).status()).isEqualTo(status);
  }

  @Test
  void a_test_without_status_is_an_error() {
    TestCaseRun none = Reports.onlyCase(robot(suite("<test name='a'/>")));

    assertThat(none.status()).isEqualTo(CaseStatus.ERROR);
    assertThat(none.error().message()).isEqualTo("there is no status");
  }

  @Test
  void suites_steps_and_times_are_taken() {
    TestCaseRun red =
        Reports.onlyCase(
            robot(
                """
                <suite name="Shop"><suite name="Cart" source="/w/cart.robot">
                  <test name="Adds" line="7">
                    <kw name="Open"><kw name="Inner"><status status="FAIL">x</status></kw>
                      <status status="PASS" start="2026-01-01T10:00:00.000" elapsed="0.25"/></kw>
                    <for flavor="IN"><iter><status status="PASS"/></iter>
                      <status status="FAIL">1 != 2</status></for>
                    <kw name="Never"><status status="NOT RUN"/></kw>
                    <tag>smoke</tag>
                    <status status="FAIL" start="2026-01-01T10:00:00" elapsed="1.5">1 != 2</status>
                  </test></suite></suite>
                """));

    assertThat(red.suiteName()).isEqualTo("Shop > Cart");
    assertThat(red.durationMs()).isEqualTo(1500);
    assertThat(red.error().message()).isEqualTo("1 != 2");
    assertThat(red.diagnostics()).containsEntry("file", "/w/cart.robot").containsEntry("line", "7");
    assertThat(red.steps()).extracting(Step::name).containsExactly("Open", "FOR", "Never");
    assertThat(red.steps())
        .extracting(Step::status)
        .containsExactly(CaseStatus.PASS, CaseStatus.FAIL, CaseStatus.SKIP);
    assertThat(red.steps().get(0).durationMs()).isEqualTo(250);
    assertThat(red.steps().get(1).errorMessage()).isEqualTo("1 != 2");
  }

  @Test
  void times_of_older_versions_are_read() {
    String status =
        "<status status='PASS' starttime='20210212 17:27:03.062' endtime='20210212 17:27:05.000'/>";

    ReadFile file =
        Reports.onlyFile(
            robot("<suite name='s'><test name='a'>" + status + "</test>" + status + "</suite>"));

    assertThat(file.startedAt()).hasToString("2021-02-12T17:27:03.062Z");
    assertThat(file.durationMs()).isEqualTo(1938);
  }

  @Test
  void a_failed_suite_teardown_fails_every_test_but_skipped_ones() {
    String inner = "<suite name='in'>" + test("b", "PASS", "") + "</suite>";
    String tests = test("a", "FAIL", "no") + test("c", "SKIP", "later");

    List<TestCaseRun> cases = Reports.cases(robot(suite(inner + tests + TEARDOWN)));

    assertThat(cases)
        .extracting(TestCaseRun::status)
        .containsExactly(CaseStatus.FAIL, CaseStatus.FAIL, CaseStatus.SKIP);
    assertThat(cases)
        .extracting(one -> one.error().message())
        .containsExactly(
            "Parent suite teardown failed:\ngone",
            "no\n\nAlso parent suite teardown failed:\ngone",
            "later\n\nAlso parent suite teardown failed:\ngone");
  }

  @Test
  void a_teardown_decides_about_its_own_suite_alone() {
    String other = "<suite name='out'>" + test("b", "PASS", "") + "</suite>";
    String torn = "<suite name='in'>" + test("a", "PASS", "") + TEARDOWN + "</suite>";

    assertThat(Reports.cases(robot("<suite name='s'>" + other + torn + other + "</suite>")))
        .extracting(TestCaseRun::status)
        .containsExactly(CaseStatus.PASS, CaseStatus.FAIL, CaseStatus.PASS);
  }

  @Test
  void rebot_has_applied_the_teardown_already() {
    String output =
        robot(suite(test("a", "FAIL", "Parent suite teardown failed:\ngone") + TEARDOWN));

    TestCaseRun red = Reports.onlyCase(output.replace("Robot 7", "Rebot 7"));

    assertThat(red.error().message()).isEqualTo("Parent suite teardown failed:\ngone");
  }

  @Test
  void a_suite_that_failed_without_a_red_test_is_an_error_of_the_run() {
    String suite = "<suite name='s'><status status='FAIL'>Suite setup failed:\nx</status></suite>";

    assertThat(Reports.read(robot(suite)).errors())
        .containsExactly(new RunError("s", "Suite setup failed:\nx", null, null));
  }

  @Test
  void declared_failures_without_a_red_test_are_an_error_of_the_run() {
    String statistics =
        "<statistics><total><stat fail='0'>Critical Tests</stat><stat fail='2'>All Tests</stat>"
            + "</total></statistics>";

    assertThat(Reports.read(robot(suite(test("a", "PASS", "")) + statistics)).errors())
        .extracting(RunError::message)
        .containsExactly("2 tests are declared failed but none is in the report");
  }

  @Test
  void merged_reruns_are_attempts() {
    String merged =
        """
        *HTML* &lt;span class="merge"&gt;Test has been re-executed and results merged.&lt;/span&gt;\
        &lt;hr&gt;&lt;span class="new-status"&gt;New status:&lt;/span&gt; \
        &lt;span class="pass"&gt;PASS&lt;/span&gt;&lt;br&gt;\
        &lt;hr&gt;&lt;span class="old-status"&gt;Old status:&lt;/span&gt; \
        &lt;span class="fail"&gt;FAIL&lt;/span&gt;&lt;br&gt;\
        &lt;span class="old-message"&gt;Old message:&lt;/span&gt; 2 &amp;lt; 1&lt;br&gt;\
        &lt;hr&gt;&lt;span class="old-status"&gt;Old status:&lt;/span&gt; \
        &lt;span class="skip"&gt;SKIP&lt;/span&gt;&lt;br&gt;""";
    String output = robot(suite(test("a", "PASS", merged))).replace("Robot 7", "Rebot 7");

    TestCaseRun flaky = Reports.onlyCase(output);

    assertThat(flaky.attempts())
        .extracting(Attempt::status)
        .containsExactly(CaseStatus.SKIP, CaseStatus.FAIL, CaseStatus.PASS);
    assertThat(flaky.attempts().get(1).error().message()).isEqualTo("2 < 1");
    assertThat(flaky.passedOnRetry()).isTrue();
  }

  @Test
  void errors_in_test_data_are_warnings() {
    String errors = "<errors><msg level='ERROR'>no library</msg><msg level='WARN'>x</msg></errors>";

    ReadFile file = Reports.onlyFile(robot(suite(test("a", "PASS", "")) + errors));

    assertThat(file.report().warnings()).hasSize(1).first().asString().contains("no library");
    assertThat(file.tool()).isEqualTo("Robot 7.0");
  }

  private static String robot(String content) {
    return "<robot generator=\"Robot 7.0 (Python 3.12 on linux)\">" + content + "</robot>";
  }

  private static String suite(String content) {
    return "<suite name=\"s\">" + content + "</suite>";
  }

  private static String test(String name, String status, String message) {
    return "<test name='%s'><status status='%s'>%s</status></test>"
        .formatted(name, status, message);
  }
}
