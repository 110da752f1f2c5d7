package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNgReportTest {

  @ParameterizedTest
  @CsvSource({
    "PASS, PASS",
    "FAIL, FAIL",
    "SUCCESS_PERCENTAGE_FAILURE, FAIL",
    "SKIP, SKIP",
    "STARTED, ERROR"
  })
  void every_status_has_its_like(String word, CaseStatus status) {
    assertThat(Reports.onlyCase(results(method("a", word, ""))).status()).isEqualTo(status);
  }

  @Test
  void a_method_is_told_with_its_exception_and_output() {
    TestCaseRun red =
        Reports.onlyCase(
            results(
                """
                <test-method name="adds" status="FAIL" duration-ms="12">
                  <params><param index="0"><value><![CDATA[7]]></value></param>
                    <param index="1"><value>shop.Item@1f2e3d</value></param></params>
                  <exception class="java.lang.AssertionError"><message> no </message>
                    <full-stacktrace>at shop</full-stacktrace></exception>
                  <reporter-output><line>one</line><line>two</line></reporter-output>
                </test-method>
                """));

    assertThat(red.suiteName()).isEqualTo("all > chrome");
    assertThat(red.className()).isEqualTo("shop.Cart");
    assertThat(red.name()).isEqualTo("adds");
    assertThat(red.variant()).isEqualTo("7, shop.Item");
    assertThat(red.durationMs()).isEqualTo(12);
    assertThat(red.error().message()).isEqualTo("no");
    assertThat(red.error().type()).isEqualTo("java.lang.AssertionError");
    assertThat(red.error().stackTrace()).isEqualTo("at shop");
    assertThat(red.diagnostics()).containsEntry("stdout", "one\ntwo");
  }

  @Test
  void retried_records_are_earlier_attempts_that_failed() {
    String retried = method("a", "SKIP", "retried='true'");

    List<TestCaseRun> cases =
        Reports.cases(
            results(retried + method("b", "PASS", "") + retried + method("a", "PASS", "")));

    assertThat(cases).extracting(TestCaseRun::name).containsExactly("b", "a");
    assertThat(cases.get(1).attempts())
        .extracting(Attempt::status)
        .containsExactly(CaseStatus.FAIL, CaseStatus.FAIL, CaseStatus.PASS);
  }

  @Test
  void repeats_without_a_mark_are_cases_of_their_own() {
    String tests =
        method("a", "FAIL", "")
            + method("a", "SKIP", "retried='true'")
            + method("a", "PASS", "")
            + method("a", "PASS", "");

    assertThat(Reports.cases(results(tests)))
        .extracting(TestCaseRun::variant, one -> one.attempts().size())
        .containsExactlyInAnyOrder(tuple(null, 0), tuple("#2", 2), tuple("#3", 0));
  }

  @Test
  void a_try_that_was_never_repeated_stays_red() {
    assertThat(Reports.onlyCase(results(method("a", "SKIP", "retried='true'"))).status())
        .isEqualTo(CaseStatus.FAIL);
  }

  @Test
  void configuration_methods_are_no_cases_and_their_failures_errors_of_the_run() {
    String tests =
        method("before", "FAIL", "is-config='true'")
            + method("after", "SKIP", "is-config='true'")
            + method("a", "SKIP", "");

    assertThat(Reports.cases(results(tests))).hasSize(1);
    assertThat(Reports.read(results(tests)).errors())
        .containsExactly(new RunError("shop.Cart.before", "the method failed", null, null));
  }

  @Test
  void declared_failures_that_are_not_there_are_an_error_of_the_run() {
    String content =
        results(method("a", "PASS", "")).replace("<testng-results", "<testng-results failed='2'");

    assertThat(Reports.read(content).errors()).hasSize(1);
  }

  private static String method(String name, String status, String more) {
    return "<test-method name='%s' status='%s' %s/>".formatted(name, status, more);
  }

  private static String results(String methods) {
    return "<testng-results><suite name='all' duration-ms='5'><test name='chrome'>"
        + "<class name='shop.Cart'>"
        + methods
        + "</class></test></suite></testng-results>";
  }
}
