package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.ERROR;
import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.onlyFile;
import static io.argus.formats.Reports.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JUnitReportTest {

  @Test
  void a_case_has_the_names_of_its_suites_and_its_own() {
    TestCaseRun run =
        onlyCase(
            "<testsuites name='job 7'><testsuite name='outer'><testsuite name='inner'>"
                + "<testcase classname='a.B' name='c' time='0.0125'/></testsuite></testsuite></testsuites>");

    assertThat(run.suiteName()).isEqualTo("outer > inner");
    assertThat(run.className()).isEqualTo("a.B");
    assertThat(run.name()).isEqualTo("c");
    assertThat(run.durationMs()).isEqualTo(13);
    assertThat(run.status()).isEqualTo(PASS);
    assertThat(run.attempts()).as("a single one is told by the case").isEmpty();
    assertThat(run.variant()).isNull();
  }

  @Test
  void a_nameless_case_is_called_unnamed() {
    assertThat(onlyCase(suite("<testcase name=' '/>")).name()).isEqualTo("(unnamed)");
  }

  @Test
  void failure_beats_error_beats_skipped() {
    assertThat(
            onlyCase(suite("<testcase name='a'><skipped/><error/><failure/></testcase>")).status())
        .isEqualTo(FAIL);
    assertThat(onlyCase(suite("<testcase name='a'><skipped/><error/></testcase>")).status())
        .isEqualTo(ERROR);
    assertThat(onlyCase(suite("<testcase name='a'><ignored/></testcase>")).status())
        .isEqualTo(SKIP);
  }

  @Test
  void google_test_says_by_attribute_that_a_case_did_not_run() {
    assertThat(
            cases(
                suite(
                    "<testcase name='a' status='notrun'/><testcase name='b' result='suppressed'/>")))
        .extracting(TestCaseRun::status)
        .containsExactly(SKIP, SKIP);
  }

  @Test
  void an_error_has_message_type_and_stack_trace() {
    TestCaseRun run =
        onlyCase(
            suite(
                "<testcase name='a'><failure message='m' type='T'>T: m&#10; at x</failure></testcase>"));

    assertThat(run.error()).isEqualTo(new Failure("m", "T", "T: m\n at x"));
    assertThat(run.attempts()).as("a single one is told by the case").isEmpty();
  }

  @Test
  void without_a_message_the_first_line_of_the_body_is_one() {
    assertThat(
            onlyCase(
                    suite(
                        "<testcase name='a'><failure><![CDATA[\n boom\n at x]]></failure></testcase>"))
                .error())
        .isEqualTo(new Failure("boom", null, "\n boom\n at x"));
    assertThat(onlyCase(suite("<testcase name='a'><error>boom</error></testcase>")).error())
        .isEqualTo(new Failure("boom", null, null));
    assertThat(onlyCase(suite("<testcase name='a'><error/></testcase>")).error()).isNull();
  }

  @Test
  void several_failures_of_a_case_are_one_with_all_texts() {
    Failure error =
        onlyCase(
                suite(
                    "<testcase name='a'><error message='e'>E1</error>"
                        + "<failure message='f'>F1</failure></testcase>"))
            .error();

    assertThat(error).isEqualTo(new Failure("f", null, "F1\n\ne\nE1"));
  }

  @Test
  void a_skipped_case_says_why() {
    assertThat(onlyCase(suite("<testcase name='a'><skipped message='why'/></testcase>")).error())
        .isEqualTo(new Failure("why", null, null));
    assertThat(onlyCase(suite("<testcase name='a'><skipped>why</skipped></testcase>")).error())
        .isEqualTo(new Failure("why", null, null));
    assertThat(onlyCase(suite("<testcase name='a'><skipped/></testcase>")).error()).isNull();
  }

  @Test
  void flaky_failures_are_attempts_before_the_pass() {
    TestCaseRun run =
        onlyCase(
            suite(
                "<testcase name='a' time='0.5'><flakyFailure message='m' type='T' time='0.25'>"
                    + "<stackTrace>T: m\n at x</stackTrace><system-out>o</system-out></flakyFailure></testcase>"));

    assertThat(run.attempts())
        .containsExactly(
            new Attempt(1, 0, FAIL, 250, new Failure("m", "T", "T: m\n at x")),
            new Attempt(1, 0, PASS, 500, null));
    assertThat(run.passedOnRetry()).isTrue();
    assertThat(run.error()).isEqualTo(new Failure("m", "T", "T: m\n at x"));
    assertThat(run.diagnostics()).isEqualTo(Map.of("stdout", "o"));
  }

  @Test
  void rerun_failures_are_attempts_after_the_first() {
    TestCaseRun run =
        onlyCase(
            suite(
                "<testcase name='a' time='0.5'><failure message='1'/><rerunFailure message='2'/>"
                    + "<rerunError message='3'/></testcase>"));

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, FAIL, ERROR);
    assertThat(run.status()).isEqualTo(ERROR);
    assertThat(run.error()).isEqualTo(new Failure("3", null, null));
    assertThat(run.durationMs()).isEqualTo(500);
  }

  @Test
  void output_is_kept_of_a_case_that_did_not_plainly_pass() {
    String output = "<system-out>out</system-out><system-err>err</system-err>";

    assertThat(
            onlyCase(suite("<testcase name='a'>" + output + "<failure/></testcase>")).diagnostics())
        .isEqualTo(Map.of("stdout", "out", "stderr", "err"));
    assertThat(onlyCase(suite("<testcase name='a'>" + output + "</testcase>")).diagnostics())
        .isEmpty();
  }

  @Test
  void file_line_and_properties_are_diagnostics() {
    TestCaseRun run =
        onlyCase(
            suite(
                "<testcase name='a' file='x.rb' line='7' assertions='3'><properties>"
                    + "<property name='p' value='1'/><property name='q'>2</property></properties></testcase>"));

    assertThat(run.diagnostics())
        .isEqualTo(Map.of("file", "x.rb", "line", "7", "property.p", "1", "property.q", "2"));
    assertThat(run.assertions()).isEqualTo(new Assertions(3, 0));
  }

  @Test
  void attachments_are_references_only() {
    TestCaseRun run =
        onlyCase(
            suite(
                "<testcase name='a'><system-out>x [[ATTACHMENT|/etc/passwd]]\n[[ATTACHMENT| ]]"
                    + "[[ATTACHMENT|\\\\h\\s.png]]</system-out></testcase>"));

    assertThat(run.attachments())
        .containsExactly(
            new Attachment("passwd", null, "/etc/passwd"),
            new Attachment("s.png", null, "\\\\h\\s.png"));
  }

  @Test
  void pytest_repeats_a_case_when_it_is_rerun() {
    String record = "<testcase classname='t.T' file='/w/t.py' line='4' name='a' time='1'";

    TestCaseRun run =
        onlyCase(suite(record + "><failure message='m'/></testcase>" + record + "/>"));

    assertThat(run.attempts()).extracting(Attempt::status).containsExactly(FAIL, PASS);
    assertThat(run.passedOnRetry()).isTrue();
    assertThat(run.error()).isEqualTo(new Failure("m", null, null));
  }

  @Test
  void what_pytest_reran_was_red_although_its_record_does_not_say_so() {
    String again = "<testcase classname='t' name='again'/>";
    String report =
        "<testsuites><testsuite name='pytest' tests='2'><testcase classname='t' name='red'/>"
            + "<testcase classname='t' name='red'><failure message='m'/></testcase>"
            + again
            + again
            + again
            + "</testsuite></testsuites>";

    assertThat(cases(report))
        .extracting(TestCaseRun::name, run -> run.attempts().stream().map(Attempt::status).toList())
        .containsExactlyInAnyOrder(
            tuple("red", List.of(FAIL, FAIL)), tuple("again", List.of(FAIL, FAIL, PASS)));
    assertThat(Reports.read(report).counts()).isEqualTo(new RunCounts(2, 1, 1, 0, 0, 1));
  }

  @Test
  void a_file_that_node_could_not_run_has_one_name_on_every_machine() {
    assertThat(
            cases(
                "<testsuites><testcase classname='test' name='/home/me/shop/test/cart.test.js'/>"
                    + "<testcase classname='test' name='/answers.html'/></testsuites>"))
        .extracting(TestCaseRun::name)
        .containsExactly("test/cart.test.js", "/answers.html");
  }

  @Test
  void pytest_suites_of_two_jobs_in_one_file_are_not_reruns_of_each_other() {
    String record = "<testsuite name='pytest'><testcase classname='t' name='a'";

    assertThat(
            cases(
                "<testsuites>"
                    + record
                    + "><failure/></testcase></testsuite>"
                    + record
                    + "/></testsuite></testsuites>"))
        .extracting(TestCaseRun::status, TestCaseRun::variant)
        .containsExactly(tuple(FAIL, null), tuple(PASS, "#2"));
  }

  @Test
  void equal_names_without_a_mark_are_cases_of_their_own() {
    assertThat(
            cases(
                suite(
                    "<testcase name='a'/><testcase name='a'><failure/></testcase><testcase name='a'/>")))
        .extracting(TestCaseRun::variant)
        .containsExactly(null, "#2", "#3");
  }

  @Test
  void playwrights_browser_is_a_variant() {
    assertThat(
            cases(
                "<testsuites id='' name=''><testsuite name='a.spec.ts' hostname='chromium'>"
                    + "<testcase name='x' classname='a.spec.ts'/></testsuite>"
                    + "<testsuite name='a.spec.ts' hostname='firefox'>"
                    + "<testcase name='x' classname='a.spec.ts'/></testsuite></testsuites>"))
        .extracting(TestCaseRun::variant)
        .containsExactly("chromium", "firefox");
  }

  @Test
  void nextests_stress_iteration_is_a_variant_of_one_suite() {
    assertThat(onlyCase("<testsuite name='bin@stress-1'><testcase name='x'/></testsuite>"))
        .extracting(TestCaseRun::suiteName, TestCaseRun::variant)
        .containsExactly("bin", "stress-1");
  }

  @Test
  void an_error_of_a_suite_makes_the_run_red() {
    assertThat(
            Reports.read(
                    "<testsuite name='s' tests='0'><error message='setup' type='T'/></testsuite>")
                .errors())
        .containsExactly(new RunError("s", "setup", "T", null));
  }

  @Test
  void failures_that_are_declared_only_make_the_run_red() {
    ReadUpload upload = Reports.read("<testsuite name='s' tests='6' failures='1'/>");

    assertThat(upload.counts().total()).isZero();
    assertThat(upload.errors()).hasSize(1);
    assertThat(upload.files().get(0).report().warnings())
        .anyMatch(warning -> warning.startsWith("declared totals contradict the cases"));
  }

  @Test
  void declared_totals_that_lie_are_a_warning() {
    ReadFile file = onlyFile("<testsuite name='s' tests='9'><testcase name='a'/></testsuite>");

    assertThat(file.report().warnings())
        .containsExactly(
            "declared totals contradict the cases, which count: s declares 9 tests and 0 red ones,"
                + " has 1 tests");
  }

  @Test
  void the_earliest_time_and_the_roots_duration_count() {
    ReadUpload upload =
        Reports.read(
            "<testsuites time='9'><testsuite name='s' timestamp='2026-01-01T10:00:05Z' time='4'/>"
                + "<testsuite name='t' timestamp='2026-01-01T11:00:00+02:00' time='5'/></testsuites>");

    assertThat(upload.startedAt()).isEqualTo(Instant.parse("2026-01-01T09:00:00Z"));
    assertThat(upload.durationMs()).isEqualTo(9000);
  }

  @Test
  void a_report_without_tests_is_read_with_a_warning() {
    assertThat(onlyFile("<testsuites/>").report().error()).isNull();
    assertThat(onlyFile("<testsuites/>").report().warnings())
        .containsExactly("the report has no tests");
  }

  @Test
  void a_red_failsafe_summary_makes_the_run_red_without_inventing_cases() {
    ReadUpload upload =
        Reports.read(
            "<failsafe-summary result='255' timeout='false'><completed>4</completed><errors>1</errors>"
                + "<failures>1</failures><skipped>0</skipped><failureMessage>f</failureMessage></failsafe-summary>");

    assertThat(upload.files().get(0).report().cases()).isZero();
    assertThat(upload.counts()).isEqualTo(new RunCounts(4, 2, 1, 1, 0, 0));
    assertThat(upload.errors())
        .containsExactly(new RunError("failsafe-summary", "2 of 4 tests are red", null, "f"));
  }

  @Test
  void an_attribute_that_says_red_is_believed() {
    for (String red : List.of("status='failed'", "status='Error'", "result='interrupted'")) {
      TestCaseRun run = onlyCase(suite("<testcase name='a' " + red + "/>"));
      assertThat(run.status()).as(red).isEqualTo(CaseStatus.ERROR);
      assertThat(run.error()).isNotNull();
    }
    assertThat(onlyCase(suite("<testcase name='a' status='run' result='completed'/>")).status())
        .isEqualTo(CaseStatus.PASS);
  }

  @Test
  void a_timed_out_failsafe_summary_makes_the_run_red() {
    assertThat(
            Reports.read(
                    "<failsafe-summary timeout='true'><completed>4</completed></failsafe-summary>")
                .errors())
        .hasSize(1);
  }
}
