package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrxReportTest {

  private static final String DEFINITIONS =
      """
      <TestDefinitions>
        <UnitTest id="1" storage="c:\\shop\\bin\\shop.tests.dll">
          <TestMethod className="Shop.CartTests, Shop.Tests, Version=1.0.0.0" name="Adds"/>
        </UnitTest>
      </TestDefinitions>
      """;

  private static final String PASSED = results("<UnitTestResult testName='a' outcome='Passed'/>");

  @ParameterizedTest
  @CsvSource({
    "Passed, PASS",
    "Warning, PASS",
    "PassedButRunAborted, PASS",
    "Failed, FAIL",
    "Timeout, FAIL",
    "Aborted, FAIL",
    "Error, ERROR",
    "Disconnected, ERROR",
    "InProgress, ERROR",
    "Splendid, ERROR",
    "'', ERROR",
    "NotExecuted, SKIP",
    "NotRunnable, SKIP",
    "Inconclusive, SKIP",
    "Pending, SKIP",
    "Completed, SKIP"
  })
  void every_outcome_has_a_status(String outcome, CaseStatus status) {
    String result = "<UnitTestResult testName='a' outcome='" + outcome + "'/>";

    assertThat(Reports.onlyCase(run(results(result))).status()).isEqualTo(status);
  }

  @Test
  void a_result_without_outcome_is_an_error() {
    TestCaseRun none = Reports.onlyCase(run(results("<UnitTestResult testName='a'/>")));

    assertThat(none.status()).isEqualTo(CaseStatus.ERROR);
    assertThat(none.error().message()).isEqualTo("the result has no outcome");
  }

  @Test
  void the_class_is_the_definitions_whichever_comes_first() {
    String results = results("<UnitTestResult testId='1' testName='Adds (1,2)' outcome='Passed'/>");

    TestCaseRun before = Reports.onlyCase(run(DEFINITIONS + results));
    TestCaseRun after = Reports.onlyCase(run(results + DEFINITIONS));

    assertThat(before).isEqualTo(after);
    assertThat(after.suiteName()).isEqualTo("shop.tests.dll");
    assertThat(after.className()).isEqualTo("Shop.CartTests");
    assertThat(after.name()).isEqualTo("Adds (1,2)");
  }

  @Test
  void a_name_does_not_repeat_its_class() {
    String results =
        results("<UnitTestResult testId='1' testName='Shop.CartTests.Adds' outcome='Passed'/>");

    assertThat(Reports.onlyCase(run(results + DEFINITIONS)).name()).isEqualTo("Adds");
  }

  @Test
  void rows_of_a_data_driven_test_are_cases_and_their_sum_is_none() {
    String results =
        results(
            """
            <UnitTestResult testId='1' testName='Adds' outcome='Failed'><InnerResults>
              <UnitTestResult testId='1' testName='Adds (1)' outcome='Passed'/>
              <UnitTestResult testId='1' testName='Adds (2)' outcome='Failed'/>
            </InnerResults></UnitTestResult>
            """);

    assertThat(Reports.cases(run(results)))
        .extracting(TestCaseRun::name)
        .containsExactly("Adds (1)", "Adds (2)");
  }

  @Test
  void a_red_sum_of_green_rows_is_a_case() {
    String results =
        results(
            """
            <UnitTestResult testName='Adds' outcome='Failed'><InnerResults>
              <UnitTestResult testName='Adds (1)' outcome='Passed'/>
            </InnerResults></UnitTestResult>
            """);

    assertThat(Reports.read(run(results)).counts().failed()).isEqualTo(1);
  }

  @Test
  void errors_output_and_files_are_taken() {
    TestCaseRun red =
        Reports.onlyCase(
            run(
                results(
                    """
                    <UnitTestResult testName='a' outcome='Failed' duration='00:01:02.5000000'>
                      <Output><StdOut>out</StdOut><StdErr>err</StdErr>
                        <ErrorInfo><Message>no</Message><StackTrace>at A</StackTrace></ErrorInfo>
                      </Output>
                      <ResultFiles><ResultFile path="box/shot.png"/></ResultFiles>
                    </UnitTestResult>
                    """)));

    assertThat(red.durationMs()).isEqualTo(62_500);
    assertThat(red.error().message()).isEqualTo("no");
    assertThat(red.error().stackTrace()).isEqualTo("at A");
    assertThat(red.diagnostics()).containsEntry("stdout", "out").containsEntry("stderr", "err");
    assertThat(red.attachments()).extracting(Attachment::path).containsExactly("box/shot.png");
  }

  @ParameterizedTest
  @CsvSource({"-00:00:01, ", "99:99:99, ", "soon, ", "1.00:00:01, 86401000", "00:00:00.0005, 1"})
  void a_duration_is_a_time_span_or_none(String duration, Integer millis) {
    String result = "<UnitTestResult testName='a' outcome='Passed' duration='" + duration + "'/>";

    assertThat(Reports.onlyCase(run(results(result))).durationMs()).isEqualTo(millis);
  }

  @Test
  void a_red_run_without_red_result_is_not_green() {
    assertThat(errors(run(PASSED + "<ResultSummary outcome='Aborted'/>")))
        .containsExactly("the outcome of the run is Aborted but no result is red");
    assertThat(errors(run("<ResultSummary><Counters failed='2'/></ResultSummary>" + PASSED)))
        .containsExactly("2 tests failed but no result is red");
  }

  @Test
  void what_the_runner_says_went_wrong_is_an_error_of_the_run() {
    String summary =
        """
        <ResultSummary outcome="Failed"><RunInfos>
          <RunInfo outcome="Error"><Text>The host crashed.</Text></RunInfo>
          <RunInfo outcome="Error"><Text>Shop.CartTests.Adds [FAIL]</Text></RunInfo>
          <RunInfo outcome="Warning"><Text>slow</Text></RunInfo>
        </RunInfos></ResultSummary>
        """;
    String failed = results("<UnitTestResult testName='a' outcome='Failed'/>");

    assertThat(errors(run(failed + summary))).containsExactly("The host crashed.");
    assertThat(errors(run(PASSED + summary)))
        .containsExactly("The host crashed.", "Shop.CartTests.Adds [FAIL]");
  }

  private static List<String> errors(String content) {
    return Reports.read(content).errors().stream().map(RunError::message).toList();
  }

  private static String results(String results) {
    return "<Results>" + results + "</Results>";
  }

  private static String run(String content) {
    return "<TestRun xmlns=\"http://microsoft.com/schemas/VisualStudio/TeamTest/2010\">"
        + content
        + "</TestRun>";
  }
}
