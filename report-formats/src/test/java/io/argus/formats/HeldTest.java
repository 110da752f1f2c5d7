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
    StringBuilder report = new StringBuilder();
    report.append("{'meta':{'protocolVersion':'33.0.4','implementation':{'name':'x'}}}\n");
    for (int number = 0; number < 20; number++) {
      report.append(
          """
          {'pickle':{'id':'p%1$d','name':'%2$s','steps':[]}}
          {'testCase':{'id':'a%1$d','pickleId':'p%1$d','testSteps':[]}}
          {'testCase':{'id':'b%1$d','pickleId':'p%1$d','testSteps':[]}}
          {'testCaseStarted':{'id':'s%1$d','testCaseId':'a%1$d'}}
          {'testCaseFinished':{'testCaseStartedId':'s%1$d'}}
          """
              .formatted(number, "long".repeat(1_000)));
    }

    ReadUpload upload =
        Reports.read(holding(80_000), Reports.file("r", report.toString().replace('\'', '"')));

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
