package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.formats.parse.Limits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for later lines is bounded, and what has ended waits no longer. */
class HeldTest {

  private static final int ENOUGH_FOR_A_FEW = 10_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cucumber-messages.never-ends.ndjson",
        "dart.never-ends.json",
        "gotest.never-ends.json",
        "libtest.never-ends.json",
        "open-test-reporting.one-never-ends.xml"
      })
  void what_begins_and_never_ends_refuses_the_file(String sample) {
    byte[] report = Sample.named(sample).small(1_000);

    ReadUpload upload = Reports.read(holding(ENOUGH_FOR_A_FEW), Reports.file(sample, report));

    assertThat(upload.files().get(0).report().error())
        .contains("more than " + ENOUGH_FOR_A_FEW + " bytes of memory (argus.report.held-bytes)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cucumber-messages.ndjson",
        "dart.json",
        "libtest.json",
        "open-test-reporting.events.xml"
      })
  void what_has_ended_makes_room(String sample) {
    byte[] report = Sample.named(sample).small(1_000);

    ReadUpload upload = Reports.read(holding(ENOUGH_FOR_A_FEW), Reports.file(sample, report));

    assertThat(upload.files().get(0).report().error()).isNull();
    assertThat(Reports.cases(upload)).hasSizeGreaterThanOrEqualTo(1_000);
  }

  /** Go names the red tests of a package until it ends. */
  @ParameterizedTest
  @ValueSource(ints = {50, 100})
  void packages_that_have_ended_make_room(int packages) {
    Sample sample = Sample.named("gotest.json");
    StringBuilder report = new StringBuilder();
    for (int number = 0; number < packages; number++) {
      String one = new String(sample.small(5), StandardCharsets.UTF_8);
      report.append(one.replace("shop/", "shop" + number + "/"));
    }

    ReadUpload upload = Reports.read(holding(100 * 500), Reports.file("report", report.toString()));

    assertThat(upload.files().get(0).report().error()).isNull();
    assertThat(Reports.cases(upload)).hasSizeGreaterThan(packages * 10);
  }

  @Test
  void a_pickle_counts_as_long_as_a_test_case_holds_it() {
    assertRefused(
        """
        {'pickle':{'id':'p%1$d','name':'%2$s','steps':[]}}
        {'testCase':{'id':'a%1$d','pickleId':'p%1$d','testSteps':[]}}
        {'testCase':{'id':'b%1$d','pickleId':'p%1$d','testSteps':[]}}
        {'testCaseStarted':{'id':'s%1$d','testCaseId':'a%1$d'}}
        {'testCaseFinished':{'testCaseStartedId':'s%1$d','willBeRetried':false}}
        """);
  }

  @Test
  void a_test_case_that_is_told_anew_counts_as_long_as_it_runs() {
    assertRefused(
        """
        {'testCase':{'id':'x','testSteps':[{'id':'%2$s','hookId':'h'}]}}
        {'testCaseStarted':{'id':'s%1$d','testCaseId':'x'}}
        """);
  }

  @Test
  void a_test_case_that_has_ended_counts_as_long_as_another_try_of_it_runs() {
    assertRefused(
        """
        {'testCase':{'id':'x%1$d','testSteps':[{'id':'%2$s','hookId':'h'}]}}
        {'testCaseStarted':{'id':'a%1$d','testCaseId':'x%1$d'}}
        {'testCaseStarted':{'id':'b%1$d','testCaseId':'x%1$d'}}
        {'testCaseFinished':{'testCaseStartedId':'a%1$d','willBeRetried':false}}
        """);
  }

  @Test
  void the_suite_of_each_rule_counts() {
    assertRefused(
        "{'gherkinDocument':{'feature':{'name':'f','children':["
            + "{'rule':{'children':[".repeat(50)
            + "{'rule':{'children':[{'scenario':{'id':'%1$d'}}]}},".repeat(3)
            + "{}"
            + "]}}".repeat(50)
            + "]}}}\n");
  }

  @Test
  void the_id_of_an_open_test_counts() {
    StringBuilder report =
        new StringBuilder(
            "{'type':'start','runnerVersion':'1','time':0,'pid':1,'protocolVersion':'0.1.1'}\n");
    for (int number = 0; number < 20; number++) {
      report
          .append("{'type':'testStart','time':1,'test':{'name':'t','id':'")
          .append(number)
          .append("long".repeat(1_000))
          .append("'}}\n");
    }

    assertRefused(report);
  }

  private static void assertRefused(String messages) {
    StringBuilder report = new StringBuilder();
    report.append("{'meta':{'protocolVersion':'33.0.4','implementation':{'name':'x'}}}\n");
    for (int number = 0; number < 20; number++) {
      report.append(messages.formatted(number, number + "long".repeat(1_000)));
    }
    assertRefused(report);
  }

  private static void assertRefused(StringBuilder report) {
    byte[] bytes = report.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    ReadUpload upload = Reports.read(holding(40_000), Reports.file("r", bytes));

    assertThat(upload.files().get(0).report().error()).contains("(argus.report.held-bytes)");
  }

  private static Limits holding(int bytes) {
    Limits most = Limits.DEFAULT;
    return new Limits(
        most.messageBytes(),
        most.stackTraceBytes(),
        most.caseBytes(),
        most.nameBytes(),
        most.depth(),
        most.tagBytes(),
        most.textBytes(),
        most.jsonStringChars(),
        most.treeTokens(),
        most.treeChars(),
        bytes,
        most.records(),
        most.repeatedCases(),
        most.names(),
        most.attempts(),
        most.attachments(),
        most.steps(),
        most.properties(),
        most.runErrors(),
        most.rejected());
  }
}
