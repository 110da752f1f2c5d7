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
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PytestReportTest {

  private static String report(int exitCode, String tests, String more) {
    return "{\"created\":1767323050.5,\"duration\":0.5,\"exitcode\":%d,\"root\":\"/w\",\"summary\":{\"total\":1},\"tests\":[%s]%s}"
        .formatted(exitCode, tests, more);
  }

  private static String test(String id, String outcome, String stages) {
    return "{\"nodeid\":\"%s\",\"lineno\":4,\"outcome\":\"%s\"%s}".formatted(id, outcome, stages);
  }

  private static String stage(String name, String outcome, String more) {
    return ",\"%s\":{\"duration\":0.25,\"outcome\":\"%s\"%s}".formatted(name, outcome, more);
  }

  private static TestCaseRun one(String outcome, String stages) {
    return onlyCase(report(1, test("a/test_x.py::test_y", outcome, stages), ""));
  }

  @Test
  void an_odd_number_of_colons_is_a_separator_too() {
    TestCaseRun run = onlyCase(report(0, test("a/test_x.py:::test_y", "passed", ""), ""));

    assertThat(run.suiteName()).isEqualTo("a/test_x.py");
    assertThat(run.className()).isNull();
    assertThat(run.name()).isEqualTo("test_y");
  }

  @Test
  void a_node_is_a_case_and_its_parameters_may_hold_anything() {
    TestCaseRun run =
        onlyCase(
            report(
                0,
                test(
                    "a/test_x.py::TestK::TestIn::test_y[p::q[r]]",
                    "passed",
                    stage("setup", "passed", "") + stage("call", "passed", "")),
                ""));

    assertThat(run.suiteName()).isEqualTo("a/test_x.py");
    assertThat(run.className()).isEqualTo("TestK.TestIn");
    assertThat(run.name()).isEqualTo("test_y[p::q[r]]");
    assertThat(run.durationMs()).isEqualTo(500);
    assertThat(run.diagnostics()).containsEntry("line", "5").containsEntry("file", "a/test_x.py");
  }

  @Test
  void a_failed_call_is_a_failure_and_a_failed_fixture_an_error() {
    String crash =
        ",\"crash\":{\"message\":\"assert 1 == 2\"},\"traceback\":[{\"message\":\"AssertionError\"}],\"longrepr\":\"long\"";
    TestCaseRun failed = one("failed", stage("call", "failed", crash + ",\"stdout\":\"out\""));

    assertThat(failed.status()).isEqualTo(FAIL);
    assertThat(failed.error()).isEqualTo(new Failure("assert 1 == 2", "AssertionError", "long"));
    assertThat(failed.diagnostics()).containsEntry("stdout", "out");
    assertThat(one("error", stage("setup", "failed", crash)).status()).isEqualTo(ERROR);
  }

  @Test
  void a_failed_test_and_its_failed_tear_down_are_one_error_with_both_texts() {
    TestCaseRun run =
        one(
            "error",
            stage("call", "failed", ",\"longrepr\":\"E   assert 0\"")
                + stage("teardown", "failed", ",\"longrepr\":\"E   boom\""));

    assertThat(run.status()).isEqualTo(ERROR);
    assertThat(run.error()).isEqualTo(new Failure("assert 0", null, "E   assert 0\n\nE   boom"));
  }

  @Test
  void a_failed_stage_is_red_whatever_the_outcome_says() {
    assertThat(one("passed", stage("teardown", "failed", "")).status()).isEqualTo(ERROR);
    assertThat(one("xpassed", stage("call", "failed", "")).status()).isEqualTo(FAIL);
  }

  @Test
  void an_expected_failure_is_skipped_and_an_unexpected_pass_passes() {
    TestCaseRun expected =
        one(
            "xfailed",
            stage("call", "skipped", ",\"crash\":{\"message\":\"assert 0\"},\"longrepr\":\"x\""));

    assertThat(expected.status()).isEqualTo(SKIP);
    assertThat(expected.error()).isEqualTo(new Failure("expected to fail: assert 0", null, null));
    assertThat(one("xpassed", stage("call", "passed", "")).status()).isEqualTo(PASS);
  }

  @Test
  void a_skipped_test_says_why() {
    String why = ",\"longrepr\":\"('/w/test_x.py', 17, 'Skipped: not now')\"";

    assertThat(one("skipped", stage("setup", "skipped", why)).error())
        .isEqualTo(new Failure("not now", null, null));
  }

  @Test
  void a_rerun_that_passed_has_a_failed_attempt_before_it() {
    assertThat(one("rerun", stage("call", "passed", "")).attempts())
        .extracting(Attempt::status)
        .containsExactly(FAIL, PASS);
  }

  @Test
  void an_unknown_outcome_is_an_error() {
    assertThat(one("exploded", "").error())
        .isEqualTo(new Failure("unknown status \"exploded\"", null, null));
  }

  @Test
  void a_file_that_can_not_be_collected_is_an_error_of_the_run() {
    String collectors =
        ",\"collectors\":[{\"nodeid\":\"\",\"outcome\":\"passed\",\"result\":[]},"
            + "{\"nodeid\":\"b.py\",\"outcome\":\"failed\",\"result\":[],\"longrepr\":\"x\\nE   ImportError: no\"}]";

    assertThat(read(report(2, "", collectors)).errors())
        .containsExactly(new RunError("b.py", "ImportError: no", null, "x\nE   ImportError: no"));
  }

  @Test
  void an_exit_code_is_an_error_of_the_run_where_nothing_is_red() {
    String green = test("x.py::y", "passed", "");

    assertThat(read(report(0, green, "")).errors()).isEmpty();
    assertThat(read(report(2, green, "")).errors())
        .extracting(RunError::message)
        .containsExactly("exit code 2: the run was interrupted");
    assertThat(read(report(3, test("x.py::y", "failed", ""), "")).errors()).isEmpty();
    assertThat(read(report(5, "", "")).errors()).isEmpty();
    assertThat(read(report(5, "", "")).files().get(0).report().warnings())
        .anyMatch(warning -> warning.contains("no tests"));
  }

  @Test
  void the_run_began_before_the_report_was_created() {
    ReadUpload upload = read(report(0, test("x.py::y", "passed", ""), ""));

    assertThat(upload.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:10Z"));
    assertThat(upload.durationMs()).isEqualTo(500L);
  }

  @Test
  void a_test_that_is_no_object_is_rejected_and_the_others_are_stored() {
    ReadUpload upload = read(report(0, "7," + test("x.py::y", "passed", ""), ""));

    assertThat(cases(upload)).hasSize(1);
    assertThat(upload.errors()).hasSize(1);
  }
}
