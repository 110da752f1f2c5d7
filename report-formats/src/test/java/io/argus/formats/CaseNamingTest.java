package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseNamingTest {

  private static final IdentityPatterns PORTS = IdentityPatterns.of(List.of("port \\d+"));

  @Test
  void a_case_is_the_same_one_whatever_an_excluded_part_says() {
    TestCaseRun monday = only("<testcase classname='A' name='listens on port 8080'/>");
    TestCaseRun tuesday = only("<testcase classname='A' name='listens on port 41234'/>");

    assertThat(monday.caseId()).isEqualTo(tuesday.caseId());
    assertThat(monday.name()).isEqualTo("listens on *");
    assertThat(monday.diagnostics()).containsEntry("reportedName", "listens on port 8080");
  }

  @Test
  void names_that_become_equal_are_numbered() {
    List<TestCaseRun> cases =
        cases(
            "<testcase classname='A' name='port 1'><failure/></testcase>"
                + "<testcase classname='A' name='port 2'/><testcase classname='A' name='b'/>");

    assertThat(cases).extracting(TestCaseRun::name).containsExactly("*", "*", "b");
    assertThat(cases).extracting(TestCaseRun::variant).containsExactly(null, "#2", null);
    assertThat(cases.get(2).diagnostics()).isEmpty();
  }

  @Test
  void a_class_and_a_suite_have_excluded_parts_too() {
    String report =
        "<testsuites><testsuite name='on port 1'><testcase classname='A port 2' name='b'/></testsuite></testsuites>";

    TestCaseRun only = Reports.cases(Reports.read(report), Reports.RUN, PORTS).get(0);

    assertThat(only.suiteName()).isEqualTo("on *");
    assertThat(only.className()).isEqualTo("A *");
    assertThat(only.diagnostics()).isEmpty();
  }

  @Test
  void a_single_attempt_that_the_case_tells_is_left_out_and_others_are_not() {
    List<TestCaseRun> cases =
        cases(
            "<testcase name='passes' time='0.1'/>"
                + "<testcase name='fails'><failure message='m'/></testcase>"
                + "<testcase name='is skipped'><skipped message='why'/></testcase>"
                + "<testcase name='is flaky'><flakyFailure message='m'/></testcase>");

    assertThat(cases).extracting(one -> one.attempts().size()).containsExactly(0, 0, 0, 2);
  }

  private static TestCaseRun only(String cases) {
    return cases(cases).get(0);
  }

  private static List<TestCaseRun> cases(String cases) {
    return Reports.cases(Reports.read(Reports.suite(cases)), Reports.RUN, PORTS);
  }
}
