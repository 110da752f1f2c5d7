package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllureReportTest {

  private static final String CONTAINER =
      """
      {"uuid": "c", "name": "Set", "children": ["%s"], "befores": [{"name": "startDriver", "status": "broken",
       "statusDetails": {"message": "no browser", "trace": "at x"}}], "afters": [{"name": "stop", "status": "passed"}]}
      """;

  @Test
  void a_result_says_where_it_stands_and_how_it_went() {
    TestCaseRun one =
        Reports.onlyCase(
            """
            {"uuid": "u", "historyId": "h", "fullName": "shop.Cart.add", "name": "adds", "status": "failed",
             "statusDetails": {"message": "\\u001b[31mexpected\\u001b[0m 2", "trace": "at Cart", "flaky": true},
             "labels": [{"name": "suite", "value": "S"}, {"name": "parentSuite", "value": "P"},
                        {"name": "subSuite", "value": "Sub"}, {"name": "testClass", "value": "shop.Cart"},
                        {"name": "host", "value": "h1"}, {"name": "framework", "value": "junit-platform"}],
             "parameters": [{"name": "size", "value": "2"}, {"name": "token", "value": "x", "mode": "masked"},
                            {"name": "id", "value": "17", "excluded": true}],
             "steps": [{"name": "open", "status": "passed", "start": 1, "stop": 3,
                        "steps": [{"name": "click", "status": "broken", "statusDetails": {"message": "gone"}}],
                        "attachments": [{"name": "shot", "source": "1-attachment.png", "type": "image/png"}]}],
             "start": 1700000000000, "stop": 1700000001500}
            """);

    assertThat(one.suiteName()).isEqualTo("P > S > Sub");
    assertThat(one.className()).isEqualTo("shop.Cart");
    assertThat(one.name()).isEqualTo("adds");
    assertThat(one.variant()).isEqualTo("size=2");
    assertThat(one.status()).isEqualTo(CaseStatus.FAIL);
    assertThat(one.durationMs()).isEqualTo(1500);
    assertThat(one.error().message()).isEqualTo("expected 2");
    assertThat(one.error().stackTrace()).isEqualTo("at Cart");
    assertThat(one.diagnostics()).containsEntry("property.flaky", "true");
    assertThat(one.steps()).extracting(Step::name).containsExactly("open", "click");
    assertThat(one.steps().get(1).errorMessage()).isEqualTo("gone");
    assertThat(one.attachments().get(0).path()).isEqualTo("1-attachment.png");
  }

  @Test
  void names_of_pytest_hold_their_parameters() {
    TestCaseRun one =
        Reports.onlyCase(
            """
            {"name": "test_add[1]", "status": "passed", "parameters": [{"name": "n", "value": "<A at 0x7f>"}],
             "start": 1, "stop": 2, "uuid": "u", "historyId": "h", "labels": [{"name": "framework", "value": "pytest"}]}
            """);

    assertThat(one.name()).isEqualTo("test_add[1]");
    assertThat(one.variant()).isNull();
  }

  @Test
  void results_of_one_history_are_tries_by_start_whatever_the_files_are_called() {
    List<ReportFile> files = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String status = i == 2 ? "passed" : "broken";
      files.add(Reports.file("r" + (9 - i), result("u" + i, "h", "a", status, 100 + i)));
    }
    files.add(Reports.file("r0", result("u9", "other", "a", "failed", 50)));

    for (int i = 0; i < 4; i++) {
      Collections.rotate(files, 1);
      ReadUpload upload = Reports.read(files.toArray(ReportFile[]::new));
      List<TestCaseRun> cases = Reports.cases(upload);

      assertThat(cases).hasSize(2);
      TestCaseRun tried =
          cases.stream().filter(one -> one.attempts().size() == 3).findFirst().orElseThrow();
      assertThat(tried.attempts())
          .extracting(Attempt::status)
          .containsExactly(CaseStatus.ERROR, CaseStatus.ERROR, CaseStatus.PASS);
      assertThat(tried.passedOnRetry()).isTrue();
      assertThat(upload.counts().flaky()).isEqualTo(1);
      assertThat(upload.counts().failed()).isEqualTo(1);
    }
  }

  @Test
  void without_a_history_the_full_name_and_the_parameters_tell() {
    String result =
        """
        {"uuid": "%s", "fullName": "f", "name": "n", "status": "passed", "start": %d,
         "parameters": [{"name": "p", "value": "%s"}], "labels": []}
        """;

    ReadUpload upload =
        Reports.read(
            Reports.file("1", result.formatted("1", 1, "x")),
            Reports.file("2", result.formatted("2", 2, "x")),
            Reports.file("3", result.formatted("3", 3, "y")));

    assertThat(Reports.cases(upload))
        .extracting(one -> one.attempts().size())
        .containsExactlyInAnyOrder(2, 0);
  }

  @Test
  void what_nothing_tells_apart_stays_two_cases() {
    String result = "{\"uuid\": \"%s\", \"name\": \"n\", \"status\": \"%s\", \"labels\": []}";

    ReadUpload upload =
        Reports.read(
            Reports.file("1", result.formatted("1", "failed")),
            Reports.file("2", result.formatted("2", "passed")));

    assertThat(Reports.cases(upload)).hasSize(2);
    assertThat(upload.counts().failed()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "broken, ERROR, no",
    "skipped, SKIP, no",
    "unknown, ERROR, no",
    "exploded, ERROR, no",
  })
  void no_status_but_passed_passes(String said, CaseStatus status, String message) {
    String details = "\"statusDetails\": {\"message\": \"no\"}, ";
    TestCaseRun one = Reports.onlyCase("{" + details + result("u", "h", "a", said, 1).substring(1));

    assertThat(one.status()).isEqualTo(status);
    assertThat(one.error().message()).isEqualTo(message);
  }

  @Test
  void a_status_without_a_message_says_itself() {
    assertThat(Reports.onlyCase(result("u", "h", "a", "unknown", 1)).error().message())
        .isEqualTo("unknown status \"unknown\"");
    assertThat(Reports.onlyFile(result("u", "h", "a", "exploded", 1)).report().warnings())
        .containsExactly("an unknown status counts as an error: exploded");
  }

  @Test
  void a_test_that_never_ended_is_an_error() {
    TestCaseRun one =
        Reports.onlyCase(
            "{\"uuid\": \"u\", \"historyId\": \"h\", \"name\": \"n\", \"stage\": \"running\", \"start\": 1}");

    assertThat(one.status()).isEqualTo(CaseStatus.ERROR);
    assertThat(one.error().message()).contains("never ended");
  }

  @Test
  void a_fixture_that_breaks_without_a_red_test_is_an_error_of_the_run() {
    ReadUpload alone = Reports.read(Reports.file("c", CONTAINER.formatted("nobody")));
    ReadUpload passed =
        Reports.read(
            Reports.file("c", CONTAINER.formatted("u")),
            Reports.file("r", result("u", "h", "a", "passed", 1)));
    ReadUpload red =
        Reports.read(
            Reports.file("c", CONTAINER.formatted("u")),
            Reports.file("r", result("u", "h", "a", "broken", 1)));

    assertThat(alone.errors())
        .containsExactly(new RunError("startDriver", "no browser", null, "at x"));
    assertThat(passed.errors()).hasSize(1);
    assertThat(red.errors()).isEmpty();
  }

  @Test
  void a_broken_document_is_named_and_loses_only_itself() {
    String whole = result("u", "h", "a", "passed", 1);

    ReadUpload upload =
        Reports.read(
            Reports.file("dir/good.json", whole),
            Reports.file("dir/cut.json", result("v", "i", "b", "failed", 2).substring(0, 60)));

    FileReport report = upload.files().get(0).report();
    assertThat(upload.files()).hasSize(1);
    assertThat(report.name()).isEqualTo("dir/(2 Allure documents)");
    assertThat(report.rejected()).singleElement().asString().startsWith("dir/cut.json: line 1");
    assertThat(upload.errors()).hasSize(1);
    assertThat(Reports.cases(upload)).hasSize(1);
  }

  @Test
  void attachments_and_words_about_the_run_are_passed_over() {
    ReadUpload upload =
        Reports.read(
            Reports.file("r/a-result.json", result("u", "h", "a", "passed", 1)),
            Reports.file("r/executor.json", "{\"name\": \"CI\"}"),
            Reports.file("r/environment.properties", "os=linux"),
            Reports.file("r/history/history.json", "{}"),
            Reports.file("r/1-attachment.xml", Reports.suite("<testcase name='x'/>")),
            Reports.file("r/shot.png", "PNG"));

    assertThat(Reports.cases(upload)).hasSize(1);
    List<FileReport> told = upload.reports().stream().filter(report -> report != null).toList();
    assertThat(told).extracting(FileReport::name).containsExactly("r/a-result.json", "r/shot.png");
    assertThat(told.get(1).warnings()).containsExactly("not a test report: passed over");
    assertThat(told.get(1).error()).isNull();
  }

  @Test
  void the_run_lasts_from_the_first_start_to_the_last_end() {
    ReadUpload upload =
        Reports.read(
            IntStream.range(0, 3)
                .mapToObj(
                    i -> Reports.file("" + i, result("u" + i, "h" + i, "a", "passed", i * 1000)))
                .toArray(ReportFile[]::new));

    assertThat(upload.durationMs()).isEqualTo(2_010);
  }

  private static String result(String uuid, String history, String name, String status, int start) {
    return """
    {"uuid": "%s", "historyId": "%s", "name": "%s", "status": "%s", "start": %d, "stop": %d, "labels": []}
    """
        .formatted(
            uuid, history, name, status, 1_700_000_000_000L + start, 1_700_000_000_010L + start);
  }
}
