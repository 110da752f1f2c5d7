package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JestReportTest {

  private static String report(String success, String files) {
    return "{\"numTotalTestSuites\":1,\"numTotalTests\":1,\"numRuntimeErrorTestSuites\":0,\"startTime\":1795272814950,"
        + "\"success\":"
        + success
        + ",\"testResults\":["
        + files
        + "]}";
  }

  private static String file(String path, String status, String message, String... tests) {
    return "{\"name\":\"%s\",\"status\":\"%s\",\"message\":\"%s\",\"endTime\":1795272815000,\"assertionResults\":[%s]}"
        .formatted(path, status, message, String.join(",", tests));
  }

  private static String test(String status, String more) {
    return "{\"ancestorTitles\":[\"a\",\"b\"],\"title\":\"t\",\"status\":\"%s\",\"duration\":3%s}"
        .formatted(status, more);
  }

  private static TestCaseRun one(String status, String more) {
    return onlyCase(report("true", file("/w/src/x.test.ts", "passed", "", test(status, more))));
  }

  @Test
  void a_test_becomes_a_case() {
    TestCaseRun run =
        one(
            "failed",
            ",\"failureMessages\":[\"\\u001b[31mTypeError: no\\u001b[39m\\n    at x (/w/src/x.ts:1:1)\",\"Error: too\"]");

    assertThat(run.suiteName()).isEqualTo("src/x.test.ts > a > b");
    assertThat(run.name()).isEqualTo("t");
    assertThat(run.durationMs()).isEqualTo(3);
    assertThat(run.error())
        .isEqualTo(
            new Failure("no", "TypeError", "TypeError: no\n    at x (/w/src/x.ts:1:1)\n\ntoo"));
    assertThat(run.diagnostics()).containsEntry("file", "/w/src/x.test.ts");
  }

  @ParameterizedTest
  @CsvSource({
    "/home/runner/work/shop/shop/packages/a/src/x.test.ts, packages/a/src/x.test.ts",
    "/var/jenkins/workspace/shop@2/packages/a/src/x.test.ts, packages/a/src/x.test.ts",
    "C:\\\\\\\\w\\\\\\\\__tests__\\\\\\\\x.js, __tests__/x.js",
    "/usr/src/app/test/x.js, test/x.js",
    "/w/shop/x.test.js, x.test.js",
    "./web/x.test.js, web/x.test.js",
  })
  void the_workspace_is_not_part_of_a_files_name(String path, String name) {
    String json = path.replace("\\\\\\\\", "\\\\");

    assertThat(onlyCase(report("true", file(json, "passed", "", test("passed", "")))).suiteName())
        .isEqualTo(name + " > a > b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "todo", "skipped", "disabled"})
  void what_did_not_run_is_skipped_and_says_so(String status) {
    assertThat(one(status, "").status()).isEqualTo(SKIP);
    assertThat(one(status, "").error()).isEqualTo(new Failure(status, null, null));
  }

  @Test
  void an_unknown_status_is_an_error() {
    assertThat(one("exploded", "").status()).isEqualTo(ERROR);
  }

  @Test
  void invocations_are_attempts_whose_errors_may_be_known() {
    TestCaseRun run =
        one("passed", ",\"invocations\":3,\"retryReasons\":[],\"failureMessages\":[]");
    TestCaseRun red =
        one(
            "failed",
            ",\"invocations\":2,\"retryReasons\":[\"Error: first\"],\"failureMessages\":[\"Error: last\"]");

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, FAIL, PASS);
    assertThat(red.attempts())
        .extracting(attempt -> String.valueOf(attempt.error()))
        .satisfiesExactly(
            first -> assertThat(first).contains("first"),
            last -> assertThat(last).contains("last"));
  }

  @Test
  void a_count_of_invocations_that_nobody_believes_costs_nothing() {
    assertThat(one("passed", ",\"invocations\":2000000000").attempts()).hasSize(100);
  }

  @Test
  void messages_of_a_passed_test_are_failed_attempts_as_Vitest_writes_them() {
    TestCaseRun run = one("passed", ",\"failureMessages\":[\"Error: first\"]");

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, PASS);
  }

  @Test
  void a_failed_file_without_a_red_test_is_an_error_of_the_run() {
    String crashed = "  ● Test suite failed to run\\n\\n    Cannot find module\\n\\n      at x";

    assertThat(read(report("false", file("/w/test/x.js", "failed", crashed))).errors())
        .singleElement()
        .extracting(RunError::source, RunError::message)
        .containsExactly("test/x.js", "Cannot find module");
    assertThat(read(report("false", file("/w/x.js", "failed", "", test("passed", "")))).errors())
        .extracting(RunError::message)
        .containsExactly("the test file failed");
  }

  @Test
  void a_failed_file_with_a_red_test_says_nothing_more_unless_the_file_broke_too() {
    String file = file("/w/x.js", "failed", "  ● a > t", test("failed", ""));

    assertThat(read(report("false", file)).errors()).isEmpty();
    assertThat(read(report("false", file.replace("a > t", "Test suite failed to run"))).errors())
        .hasSize(1);
  }

  @Test
  void a_run_that_failed_without_anything_red_is_not_green() {
    String green = file("/w/x.js", "passed", "", test("passed", ""));

    assertThat(read(report("false", green)).errors()).hasSize(1);
    assertThat(read(report("true", green)).errors()).isEmpty();
    assertThat(read(report("true,\"wasInterrupted\":true", green)).errors()).hasSize(1);
    assertThat(read(report("true", green)).durationMs()).isEqualTo(50L);
  }

  @Test
  void a_test_that_is_no_object_is_rejected_and_the_others_are_stored() {
    ReadUpload upload =
        read(report("true", file("/w/x.js", "passed", "", "null", test("passed", ""))));

    assertThat(cases(upload)).hasSize(1);
    assertThat(upload.files().get(0).report().rejected()).hasSize(1);
  }
}
