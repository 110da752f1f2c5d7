package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NUnitReportTest {

  @ParameterizedTest
  @CsvSource({
    "Passed, '', PASS",
    "Warning, '', PASS",
    "Failed, '', FAIL",
    "Failed, Invalid, FAIL",
    "Failed, Cancelled, FAIL",
    "Failed, Error, ERROR",
    "Skipped, Ignored, SKIP",
    "Inconclusive, '', SKIP",
    "Wonderful, '', ERROR"
  })
  void every_result_of_version_3_has_a_status(String result, String label, CaseStatus status) {
    String one = "<test-case name='a' result='" + result + "' label='" + label + "'/>";

    assertThat(Reports.onlyCase("<test-run>" + one + "</test-run>").status()).isEqualTo(status);
  }

  @Test
  void a_case_without_result_is_an_error() {
    assertThat(Reports.onlyCase("<test-run><test-case name='a'/></test-run>").error().message())
        .isEqualTo("there is no result");
  }

  @Test
  void a_case_of_version_3_has_the_fixture_with_its_arguments_as_class() {
    TestCaseRun red =
        Reports.onlyCase(
            """
            <test-run><test-suite type="Assembly" name="C:\\w\\shop.dll">
              <test-suite type="TestSuite" name="Shop" fullname="Shop">
                <test-suite type="TestFixture" name="Cart(5)" fullname="Shop.Cart(5)">
                  <test-suite type="ParameterizedMethod" name="Adds" fullname="Shop.Cart(5).Adds">
                    <test-case name="Adds(1)" classname="Shop.Cart" result="Failed" label="Error"
                        duration="0.5" asserts="3">
                      <failure><message>System.IO.IOException : gone</message>
                        <stack-trace>at Shop</stack-trace></failure>
                      <output>told</output>
                      <assertions><assertion result="Failed"/><assertion result="Error"/></assertions>
                      <attachments><attachment><filePath>C:/w/a.png</filePath>
                        <description>shot</description></attachment></attachments>
                    </test-case></test-suite></test-suite></test-suite></test-suite></test-run>
            """);

    assertThat(red.suiteName()).isEqualTo("shop.dll");
    assertThat(red.className()).isEqualTo("Shop.Cart(5)");
    assertThat(red.name()).isEqualTo("Adds(1)");
    assertThat(red.durationMs()).isEqualTo(500);
    assertThat(red.error().message()).isEqualTo("System.IO.IOException : gone");
    assertThat(red.error().type()).isEqualTo("System.IO.IOException");
    assertThat(red.error().stackTrace()).isEqualTo("at Shop");
    assertThat(red.assertions()).isEqualTo(new Assertions(1, 2));
    assertThat(red.diagnostics()).containsEntry("stdout", "told");
    assertThat(red.attachments()).containsExactly(new Attachment("shot", null, "C:/w/a.png"));
  }

  @Test
  void a_failed_one_time_teardown_is_an_error_of_the_run_even_beside_a_red_case() {
    String run =
        """
        <test-run result="Failed"><test-suite name="in" fullname="Shop.in" result="Failed"
            site="TearDown">
          <failure><message>TearDown : no</message></failure>
          <test-case name="a" result="Failed"/>
        </test-suite></test-run>
        """;

    assertThat(Reports.read(run).errors())
        .containsExactly(new RunError("Shop.in", "TearDown : no", null, null));
  }

  @Test
  void a_suite_that_failed_without_a_red_case_is_one_error_of_the_run() {
    String run =
        """
        <test-run result="Failed"><test-suite name="out" result="Failed" site="Child">
          <failure><message>One or more child tests had errors</message></failure>
          <test-suite name="in" result="Failed" site="SetUp">
            <failure><message>no constructor</message></failure>
          </test-suite><test-case name="a" result="Passed"/></test-suite></test-run>
        """;

    assertThat(Reports.read(run).errors())
        .extracting(RunError::message)
        .containsExactly("no constructor");
  }

  @Test
  void a_suite_whose_case_is_red_is_no_error_of_its_own() {
    String run =
        """
        <test-run result="Failed"><test-suite name="s" result="Failed" site="SetUp">
          <failure><message>boom</message></failure>
          <test-case name="a" result="Failed" site="Parent"/></test-suite></test-run>
        """;

    assertThat(Reports.read(run).errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "result='Success', PASS",
    "result='Failure', FAIL",
    "result='Cancelled', FAIL",
    "result='Error', ERROR",
    "result='NotRunnable', ERROR",
    "result='Nice', ERROR",
    "result='Inconclusive', SKIP",
    "result='Ignored', SKIP",
    "executed='True' success='True', PASS",
    "executed='True' success='False', FAIL",
    "executed='True', FAIL",
    "executed='False', SKIP"
  })
  void every_result_of_version_2_has_a_status(String attributes, CaseStatus status) {
    String one = "<test-results><test-case name='a' " + attributes + "/></test-results>";

    assertThat(Reports.onlyCase(one).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Shop.Cart.Adds | Shop.Cart | Adds",
        "Shop.Cart<Double>(1.5d).Adds | Shop.Cart<Double>(1.5d) | Adds",
        "Shop.Cart.Adds(\"a.b(\",1.5) | Shop.Cart | Adds(\"a.b(\",1.5)",
        "Adds | | Adds",
        "Shop.Cart. | Shop | Cart."
      })
  void a_name_of_version_2_holds_class_and_method(String full, String className, String name) {
    String escaped = full.replace("<", "&lt;").replace("\"", "&quot;");
    String one = "<test-case name=\"" + escaped + "\" result='Success'/>";

    TestCaseRun read = Reports.onlyCase("<test-results>" + one + "</test-results>");

    assertThat(read.className()).isEqualTo(className);
    assertThat(read.name()).isEqualTo(name);
  }

  @Test
  void a_fixture_of_version_2_that_failed_by_itself_is_an_error_of_the_run() {
    String run =
        """
        <test-results name="/w/shop.dll" date="2010-10-18" time="13:23:35">
          <test-suite type="Assembly" name="/w/shop.dll" result="Failure" time="0.8"><results>
            <test-suite name="Cart" result="Failure">
              <failure><message>TearDown : x</message><stack-trace>at Cart</stack-trace></failure>
              <results><test-case name="Shop.Cart.Adds" result="Failure"/></results></test-suite>
          </results></test-suite></test-results>
        """;

    assertThat(Reports.read(run).errors())
        .containsExactly(new RunError("Cart", "TearDown : x", null, "at Cart"));
    assertThat(Reports.onlyFile(run).durationMs()).isEqualTo(800);
    assertThat(Reports.onlyFile(run).startedAt()).hasToString("2010-10-18T13:23:35Z");
    assertThat(Reports.onlyCase(run).suiteName()).isEqualTo("shop.dll");
  }

  @Test
  void declared_failures_that_are_not_there_are_an_error_of_the_run() {
    String run =
        "<test-results total='2' failures='1'><test-case result='Success'/></test-results>";

    assertThat(Reports.read(run).errors()).hasSize(1);
    assertThat(Reports.onlyFile(run).report().warnings()).hasSize(1);
  }
}
