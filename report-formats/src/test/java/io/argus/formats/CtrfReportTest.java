package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.onlyFile;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CtrfReportTest {

  private static String report(String tests) {
    return "{\"reportFormat\":\"CTRF\",\"specVersion\":\"0.0.0\",\"results\":{\"tool\":{\"name\":\"jest\"},"
        + "\"summary\":{\"tests\":1,\"passed\":1,\"failed\":0,\"skipped\":0,\"pending\":0,\"other\":0,"
        + "\"start\":1795166100250,\"stop\":1795166101250},\"environment\":{\"commit\":\"abc\",\"branchName\":\"b\"},"
        + "\"tests\":["
        + tests
        + "]}}";
  }

  private static String test(String more) {
    return report("{\"name\":\"n\",\"status\":\"passed\",\"duration\":5" + more + "}");
  }

  @Test
  void a_test_becomes_a_case() {
    TestCaseRun run =
        onlyCase(
            report(
                "{\"name\":\"n\",\"status\":\"failed\",\"duration\":5,\"suite\":[\"a\",\"b\"],\"message\":\"m\","
                    + "\"trace\":\"t\",\"line\":7,\"filePath\":\"x.ts\",\"browser\":\"chrome\",\"stdout\":[\"1\",\"2\"],"
                    + "\"attachments\":[{\"name\":\"s\",\"contentType\":\"image/png\",\"path\":\"p\"}],"
                    + "\"steps\":[{\"name\":\"st\",\"status\":\"failed\"}]}"));

    assertThat(run.suiteName()).isEqualTo("a > b");
    assertThat(run.variant()).isEqualTo("chrome");
    assertThat(run.error()).isEqualTo(new Failure("m", null, "t"));
    assertThat(run.status()).isEqualTo(FAIL);
    assertThat(run.durationMs()).isEqualTo(5);
    assertThat(run.attempts()).isEmpty();
    assertThat(run.diagnostics()).isEqualTo(Map.of("stdout", "1\n2", "file", "x.ts", "line", "7"));
    assertThat(run.attachments()).containsExactly(new Attachment("s", "image/png", "p"));
    assertThat(run.steps()).singleElement().matches(step -> step.status() == FAIL);
  }

  @Test
  void an_old_suite_is_one_string() {
    assertThat(onlyCase(test(",\"suite\":\"a > b\"")).suiteName()).isEqualTo("a > b");
  }

  @Test
  void what_neither_passed_nor_failed_is_skipped_and_says_so() {
    TestCaseRun run = onlyCase(report("{\"name\":\"n\",\"status\":\"pending\",\"duration\":0}"));

    assertThat(run.status()).isEqualTo(SKIP);
    assertThat(run.error()).isEqualTo(new Failure("status: pending", null, null));
  }

  @Test
  void retry_attempts_are_attempts_and_the_final_one_is_not_counted_twice() {
    String attempts =
        ",\"retries\":1,\"flaky\":true,\"retryAttempts\":[{\"attempt\":1,\"status\":\"failed\",\"message\":\"m\"}%s]";
    String last = ",{\"attempt\":2,\"status\":\"passed\",\"duration\":5}";

    TestCaseRun run = onlyCase(test(attempts.formatted("")));

    assertThat(run.attempts())
        .containsExactly(
            new Attempt(1, 0, FAIL, null, new Failure("m", null, null)),
            new Attempt(1, 0, PASS, 5, null));
    assertThat(run.error()).isEqualTo(new Failure("m", null, null));
    assertThat(onlyCase(test(attempts.formatted(last)))).isEqualTo(run);
  }

  @Test
  void a_flaky_test_without_its_attempts_gets_them() {
    TestCaseRun run = onlyCase(test(",\"flaky\":true,\"retries\":2"));

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, FAIL, PASS);
    assertThat(run.passedOnRetry()).isTrue();
    assertThat(onlyFile(test(",\"flaky\":true")).report().warnings())
        .containsExactly("a flaky test does not list its failed attempts, they were assumed: n");
  }

  @Test
  void times_tool_and_environment_come_out() {
    ReadFile file = onlyFile(test(""));

    assertThat(file.startedAt()).isEqualTo(Instant.ofEpochMilli(1795166100250L));
    assertThat(file.durationMs()).isEqualTo(1000);
    assertThat(file.tool()).isEqualTo("jest");
    assertThat(file.environment())
        .isEqualTo(new ResultsDocument.Environment(null, "abc", "b", null));
  }

  @Test
  void absurd_durations_are_dropped() {
    assertThat(
            onlyCase(report("{\"name\":\"n\",\"status\":\"passed\",\"duration\":-1}")).durationMs())
        .isNull();
    assertThat(
            onlyCase(report("{\"name\":\"n\",\"status\":\"passed\",\"duration\":1e400}"))
                .durationMs())
        .isNull();
  }

  @Test
  void errors_name_path_and_place() {
    assertThat(error(report("{\"name\":\"n\",\"status\":\"PASSED\",\"duration\":1}")))
        .contains("/results/tests/0/status must be one of passed")
        .startsWith("line 1, column ");
    assertThat(error(report("{\"status\":\"passed\"}"))).contains("lacks name, duration");
    assertThat(error(test(",\"duration\":1"))).contains("Duplicate field 'duration'");
    assertThat(error(test(",\"line\":\"x\""))).contains("/results/tests/0/line must be a number");
    assertThat(error(test("") + "{}")).contains("something follows");
    assertThat(error("{\"reportFormat\":\"CTRF\",\"results\":{}}"))
        .contains("/results/tool/name and /results/summary and /results/tests must be there");
    assertThat(error("{\"reportFormat\":\"CTRF\"}")).contains("/results is missing");
    assertThat(error("{\"reportFormat\":\"JUnit\"}")).contains("/reportFormat must be");
    assertThat(error(test("").substring(0, 250))).contains("not well-formed JSON");
  }

  @Test
  void a_test_that_cannot_be_read_loses_itself_alone_and_the_run_is_not_green() {
    ReadUpload upload =
        Reports.read(
            report(
                "{\"name\":\"a\",\"status\":\"passed\",\"duration\":1},"
                    + "{\"name\":\"b\",\"steps\":[{\"name\":[{}]}],\"status\":\"passed\",\"duration\":1},"
                    + "7,{\"name\":\"c\",\"status\":\"passed\",\"duration\":1}"));

    FileReport file = upload.files().get(0).report();
    assertThat(Reports.cases(upload)).extracting(TestCaseRun::name).containsExactly("a", "c");
    assertThat(file.error()).isNull();
    assertThat(file.records()).isEqualTo(2);
    assertThat(file.rejected())
        .satisfiesExactly(
            one -> assertThat(one).contains("/results/tests/1/steps/0/name must be a string"),
            two -> assertThat(two).isEqualTo("/results/tests/2: must be an object"));
    assertThat(upload.errors().get(0).message()).startsWith("2 records can't be read: line 1");
  }

  @Test
  void failures_that_only_the_summary_knows_are_an_error_of_the_run() {
    ReadUpload upload = Reports.read(report("").replace("\"failed\":0", "\"failed\":3"));

    assertThat(upload.errors().get(0).message())
        .isEqualTo("the summary says 3 failed tests, and none is listed");
  }

  @Test
  void a_document_that_is_cut_says_so() {
    String whole = report("");

    assertThat(error(whole.substring(0, whole.length() - 3)))
        .contains("did the job that wrote it end early?")
        .doesNotContain("REDACTED");
  }

  @Test
  void what_can_not_be_stored_is_replaced() {
    TestCaseRun run =
        onlyCase(report("{\"name\":\"a\\u0000\\ud800b\",\"status\":\"passed\",\"duration\":1}"));

    assertThat(run.name()).isEqualTo("a\uFFFD\uFFFDb");
  }

  private static String error(String report) {
    return String.valueOf(onlyFile(report).report().error());
  }
}
