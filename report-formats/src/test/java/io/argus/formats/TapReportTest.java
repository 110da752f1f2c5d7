package io.argus.formats;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;
import static io.argus.contracts.run.CaseStatus.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapReportTest {

  private static List<RunError> errors(String content) {
    return Reports.read(content).errors();
  }

  private static TestCaseRun only(String lines) {
    return Reports.onlyCase("TAP version 14\n1..1\n" + lines);
  }

  @Test
  void a_point_is_a_case() {
    List<TestCaseRun> cases =
        Reports.cases("1..4\nok 1 - a \\# b\nnot ok 2 c # of 3\nok\nok 4 # time=5.4ms\n");

    assertThat(cases)
        .extracting(TestCaseRun::name)
        .containsExactly("a # b", "c # of 3", "(unnamed)", "(unnamed)");
    assertThat(cases).extracting(TestCaseRun::status).containsExactly(PASS, FAIL, PASS, PASS);
    assertThat(cases.get(3).durationMs()).isEqualTo(5);
  }

  @Test
  void skip_and_todo_are_skipped_whatever_the_result() {
    List<TestCaseRun> cases =
        Reports.cases("1..3\nok 1 - a # SKIP no db\nnot ok 2 - b # TODO later\nok 3 - c # todo\n");

    assertThat(cases).extracting(TestCaseRun::status).containsOnly(SKIP);
    assertThat(cases)
        .extracting(one -> one.error().message())
        .containsExactly("no db", "TODO later", "TODO");
  }

  @Test
  void diagnostics_say_what_went_wrong() {
    TestCaseRun run =
        only(
            """
            not ok 1 - a
              ---
              duration_ms: 12.6
              error: |-
                want

                  more
              name: 'AssertionError'
              at:
                file: a.js
                line: 8
              stack: "at x\\nat y"
              message_not: ok 99 - inside
              ...
            """);

    assertThat(run.durationMs()).isEqualTo(13);
    assertThat(run.error().message()).isEqualTo("want\n\n  more");
    assertThat(run.error().type()).isEqualTo("AssertionError");
    assertThat(run.error().stackTrace()).isEqualTo("at x\nat y");
    assertThat(run.diagnostics()).containsEntry("file", "a.js").containsEntry("line", "8");
  }

  @Test
  void without_a_message_what_was_expected_or_the_comments_are_it() {
    TestCaseRun tape = only("not ok 1 - a\n  ---\n    expected: 1\n    actual:   2\n  ...\n");
    TestCaseRun perl = only("not ok 1 - a\n#   Failed test 'a'\n#   at t/a.t line 3.\n");

    assertThat(tape.error().message()).isEqualTo("expected: 1\nactual: 2");
    assertThat(perl.error().message()).startsWith("Failed test 'a'").endsWith("line 3.");
  }

  @Test
  void points_that_were_planned_and_did_not_run_are_an_error_of_the_run() {
    assertThat(errors("1..5\nok 1\nok 2\n"))
        .containsExactly(new RunError(null, "planned 5 tests, but ran 2", null, null));
    assertThat(errors("1..1\nok 1\nok 2\n")).hasSize(1);
    assertThat(errors("TAP version 13\nok 1\n")).hasSize(1);
    assertThat(errors("1..2\nok 1\nok 2\n")).isEmpty();
    assertThat(errors("ok 1\nok 2\n1..2\n")).isEmpty();
  }

  @Test
  void a_bail_out_is_an_error_of_the_run() {
    assertThat(errors("1..5\nok 1\nBail out! no db\nok 2\n"))
        .containsExactly(new RunError(null, "no db", "bail out", null));
  }

  @Test
  void a_summary_that_is_red_without_a_red_point_is_an_error_of_the_run() {
    assertThat(errors("1..1\nok 1\n# fail 1\n")).hasSize(1);
    assertThat(errors("1..1\nnot ok 1\n# fail 1\n")).isEmpty();
  }

  @Test
  void the_points_of_subtests_are_the_cases_and_their_parents_the_suites() {
    String report =
        """
        TAP version 14
        # Subtest: outer
            # Subtest: inner
                ok 1 - a
                not ok 2 - b
                1..2
            not ok 1 - inner
            1..1
        not ok 1 - outer
        # Subtest: last
        ok 2 - last
        1..2
        """;

    List<TestCaseRun> cases = Reports.cases(report);

    assertThat(cases).extracting(TestCaseRun::name).containsExactly("a", "b", "last");
    assertThat(cases)
        .extracting(TestCaseRun::suiteName)
        .containsExactly("outer > inner", "outer > inner", null);
    assertThat(errors(report)).isEmpty();
  }

  @Test
  void subtests_in_braces_are_read() {
    String report = "TAP version 13\nok 1 - p # time=9ms {\n    ok 1 - a\n    1..1\n}\n1..1\n";

    assertThat(Reports.onlyCase(report).suiteName()).isEqualTo("p");
    assertThat(errors(report)).isEmpty();
    assertThat(errors(report.replace("ok 1 - p", "not ok 1 - p"))).hasSize(1);
  }

  @Test
  void a_parent_that_fails_for_a_reason_of_its_own_is_an_error_of_the_run() {
    String report =
        """
        TAP version 13
        # Subtest: s
            %s 1 - a
            1..1
        not ok 1 - s
          ---
          failureType: 'hookFailed'
          error: 'before broke'
          ...
        1..1
        """;

    assertThat(errors(report.formatted("not ok")))
        .containsExactly(
            new RunError(
                "s", "before broke", null, "failureType: 'hookFailed'\nerror: 'before broke'\n"));
    assertThat(errors(report.formatted("ok"))).hasSize(1);
  }

  @Test
  void what_the_tests_print_means_nothing() {
    String report =
        "1..1\nhello\n  ok 7 - indented by two\n            ok 8 - too deep\nok 1 - a\n";

    assertThat(Reports.onlyCase(report).name()).isEqualTo("a");
    assertThat(errors(report)).isEmpty();
  }

  @Test
  void a_file_that_node_names_has_no_workspace_in_its_name() {
    assertThat(only("ok 1 - /home/ci/work/test/b.test.mjs\n").name()).isEqualTo("test/b.test.mjs");
  }
}
