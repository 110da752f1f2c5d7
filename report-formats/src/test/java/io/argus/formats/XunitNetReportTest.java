package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XunitNetReportTest {

  @ParameterizedTest
  @CsvSource({"Pass, PASS", "Fail, FAIL", "Skip, SKIP", "NotRun, SKIP", "Fine, ERROR", "'', ERROR"})
  void every_result_has_a_status(String result, CaseStatus status) {
    assertThat(Reports.onlyCase(collection("<test name='a' result='" + result + "'/>")).status())
        .isEqualTo(status);
  }

  @Test
  void a_theory_keeps_its_arguments_and_loses_its_class() {
    TestCaseRun red =
        Reports.onlyCase(
            collection(
                """
                <test name="Shop.Cart.Adds(n: 1)" type="Shop.Cart" method="Adds" result="Fail"
                    time="0.25" source-file="Cart.cs" source-line="7">
                  <failure exception-type="Xunit.Sdk.TrueException"><message>
                    no </message><stack-trace>at Shop</stack-trace></failure>
                  <output>told</output>
                  <traits><trait name="TestID" value="T-1"/></traits></test>
                """));

    assertThat(red.suiteName()).isEqualTo("shop.dll");
    assertThat(red.className()).isEqualTo("Shop.Cart");
    assertThat(red.name()).isEqualTo("Adds(n: 1)");
    assertThat(red.durationMs()).isEqualTo(250);
    assertThat(red.error().message()).isEqualTo("no");
    assertThat(red.error().type()).isEqualTo("Xunit.Sdk.TrueException");
    assertThat(red.diagnostics())
        .containsEntry("stdout", "told")
        .containsEntry("file", "Cart.cs")
        .containsEntry("line", "7")
        .containsEntry("property.TestID", "T-1");
  }

  @Test
  void a_collection_that_has_a_name_of_its_own_is_a_suite() {
    String content = collection("<test name='a' type='T' result='Pass'/>");

    assertThat(Reports.onlyCase(content.replace("Test collection for T (id: 1)", "db")).suiteName())
        .isEqualTo("shop.dll > db");
  }

  @Test
  void an_error_around_the_tests_is_one_of_the_run() {
    String content =
        """
        <assemblies><assembly name="shop.dll" total="1" errors="2"><errors>
          <error type="test-class-cleanup" name="Shop.Cart"><failure exception-type="E">
            <message>gone</message><stack-trace>at</stack-trace></failure></error>
          <error type="fatal"/></errors>
          <collection name="c"><test name="a" result="Pass"/></collection></assembly></assemblies>
        """;

    assertThat(Reports.read(content).errors())
        .containsExactly(
            new RunError("Shop.Cart", "gone", "E", "at"),
            new RunError("shop.dll", "fatal", "fatal", null));
  }

  @Test
  void declared_failures_that_are_not_there_are_an_error_of_the_run() {
    String content = "<assemblies><assembly name='a.dll' total='3' failed='1'/></assemblies>";

    assertThat(Reports.read(content).errors())
        .extracting(RunError::message)
        .containsExactly("1 failures are declared, none is there");
    assertThat(Reports.onlyFile(content).report().warnings()).isNotEmpty();
  }

  @Test
  void version_1_has_classes_and_an_assembly_as_root() {
    String content =
        """
        <assembly name="C:\\w\\shop.dll" run-date="2011-01-02" run-time="10:00:00" time="1.5">
          <class name="Shop.Cart"><failure exception-type="E"><message>fixture</message></failure>
            <test name="Shop.Cart.Adds" type="Shop.Cart" result="Skip">
              <reason><message>later</message></reason></test></class></assembly>
        """;

    TestCaseRun skipped = Reports.onlyCase(content);

    assertThat(skipped.error().message()).isEqualTo("later");
    assertThat(Reports.read(content).errors())
        .containsExactly(new RunError("Shop.Cart", "fixture", "E", null));
    assertThat(Reports.onlyFile(content).startedAt()).hasToString("2011-01-02T10:00:00Z");
    assertThat(Reports.onlyFile(content).durationMs()).isEqualTo(1500);
  }

  @Test
  void version_3_says_when_with_a_zone() {
    String content =
        "<assemblies start-rtf='2025-11-29T12:00:00-05:00' finish-rtf='2025-11-29T12:00:02-05:00'>"
            + "<assembly name='a.dll' start-rtf='2025-11-29T12:00:00-05:00' time='99'>"
            + "<collection><test name='a' result='Pass'/></collection></assembly></assemblies>";

    assertThat(Reports.onlyFile(content).startedAt()).hasToString("2025-11-29T17:00:00Z");
    assertThat(Reports.onlyFile(content).durationMs()).isEqualTo(2000);
    assertThat(Reports.onlyFile(content).report().warnings()).isEmpty();
  }

  private static String collection(String tests) {
    return "<assemblies><assembly name='C:\\w\\shop.dll'><errors/>"
        + "<collection name='Test collection for T (id: 1)'>"
        + tests
        + "</collection></assembly></assemblies>";
  }
}
