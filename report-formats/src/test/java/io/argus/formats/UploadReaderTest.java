package io.argus.formats;

import static io.argus.formats.Reports.cases;
import static io.argus.formats.Reports.file;
import static io.argus.formats.Reports.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.FileReport;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadReaderTest {

  @Test
  void a_broken_file_of_ten_is_named_with_line_and_column_and_spoils_no_other() {
    List<ReportFile> files = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      files.add(file("TEST-" + i + ".xml", suite("<testcase name='t" + i + "'/>")));
    }
    files.add(file("broken.xml", "<testsuite>\n<testcase name='x'/>\n<testcase"));

    ReadUpload upload = Reports.read(files.toArray(ReportFile[]::new));

    assertThat(upload.isUnreadable()).isFalse();
    assertThat(upload.counts().total()).isEqualTo(9);
    assertThat(upload.errors()).extracting(RunError::source).containsExactly("broken.xml");
    assertThat(cases(upload)).hasSize(9).noneMatch(one -> one.name().equals("x"));
    assertThat(upload.files()).filteredOn(ReadFile::isBroken).hasSize(1);
    assertThat(upload.files().get(9).report().error()).startsWith("line 3, column ");
    assertThat(upload.files().get(9).report().records()).isZero();
  }

  @Test
  void an_upload_of_broken_files_is_unreadable() {
    assertThat(Reports.read("<nothing/>").isUnreadable()).isTrue();
  }

  @Test
  void numbers_do_not_depend_on_the_order_of_the_parts() {
    ReportFile a = file("a.xml", suite("<testcase name='t'><failure message='a'/></testcase>"));
    ReportFile b = file("b.xml", suite("<testcase name='t'/>"));

    List<TestCaseRun> cases = cases(Reports.read(a, b));

    assertThat(cases).extracting(TestCaseRun::variant).containsExactly(null, "#2");
    assertThat(cases(Reports.read(b, a))).isEqualTo(cases);
  }

  @Test
  void a_runs_variant_becomes_part_of_each_cases() {
    RunMetadata run =
        new RunMetadata(
            "shop", "unit", null, "linux", null, null, null, null, null, null, null, null, null, 2,
            3, 4);
    ReadUpload upload =
        Reports.read(suite("<testcase name='t'/><testcase name='t'><flakyError/></testcase>"));

    List<TestCaseRun> cases = cases(upload, run);

    assertThat(cases).extracting(TestCaseRun::variant).containsExactly("linux", "linux #2");
    assertThat(cases.get(1).attempts())
        .extracting(Attempt::attempt, Attempt::shard)
        .containsExactly(tuple(4, 2), tuple(4, 2));
  }

  @Test
  void a_format_that_is_said_and_not_there_hides_no_results() {
    ReportFile.Content red = file("r", suite("<testcase name='t'><failure/></testcase>")).content();
    ReportFile.Content nothing = file("r", "1..0").content();

    for (String format : List.of("tap", "gotest", "libtest", "gatling")) {
      ReadUpload upload = Reports.read(new ReportFile("r", format, false, red));
      assertThat(upload.isUnreadable()).as(format).isTrue();
      assertThat(upload.files().get(0).report().error()).contains("looks like junit");
    }
    assertThat(Reports.read(new ReportFile("r", "tap", false, nothing)).isUnreadable()).isFalse();
  }

  @Test
  void the_format_can_be_said() {
    String report = suite("<testcase name='t'/>");
    ReportFile right = new ReportFile("r", "junit", false, file("r", report).content());
    ReportFile wrong = new ReportFile("r", "ctrf", false, file("r", report).content());
    ReportFile unknown = new ReportFile("r", "word", false, file("r", report).content());

    ReadUpload upload = Reports.read(right, wrong, unknown);

    assertThat(upload.files().get(0).isBroken()).isFalse();
    assertThat(upload.files().get(1).report().error()).contains("not well-formed JSON");
    assertThat(upload.files().get(2).report().error()).contains("known are junit, ");
  }

  @Test
  void an_upload_lasts_from_its_first_start_to_its_last_end() {
    String timed = "<testsuite name='s' timestamp='2026-01-01T10:00:0%dZ' time='5'/>";

    ReadUpload upload = Reports.read(file("a", timed.formatted(0)), file("b", timed.formatted(3)));

    assertThat(upload.durationMs()).isEqualTo(8000);
    assertThat(
            Reports.read(file("a", "<testsuite time='5'/>"), file("b", "<testsuite time='4'/>"))
                .durationMs())
        .isEqualTo(9000);
    assertThat(Reports.read("<testsuite/>").durationMs()).isNull();
  }

  @Test
  void many_repeated_cases_come_out_whole_wherever_their_records_stand() {
    StringBuilder records = new StringBuilder("<testsuite name='pytest'>");
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1000; i++) {
        String failure = round < 2 ? "<failure message='" + "x".repeat(8000) + "'/>" : "";
        records
            .append("<testcase classname='c' name='t")
            .append(i)
            .append("'>")
            .append(failure)
            .append("</testcase>");
      }
    }

    ReadUpload upload = Reports.read(records.append("</testsuite>").toString());

    assertThat(upload.counts().total()).isEqualTo(1000);
    assertThat(upload.counts().flaky()).isEqualTo(1000);
    assertThat(cases(upload)).hasSize(1000).allMatch(one -> one.attempts().size() == 3);
    assertThat(upload.files().get(0).report().records()).isEqualTo(3000);
    assertThat(upload.files().get(0).report().cases()).isEqualTo(1000);
  }

  @Test
  void what_came_with_reports_and_is_none_is_passed_over_but_a_broken_report_is_not() {
    ReadUpload upload =
        Reports.read(
            among("r.xml", null, "<testsuite><testcase name='a'/></testsuite>"),
            among("readme.md", null, "# hello"),
            among("index.html", null, "<!doctype html><html>"),
            among("empty.log", null, ""),
            among("cut.xml", null, "<testsuite><testcase"),
            among("said.md", "junit", "# hello"));

    assertThat(upload.reports())
        .extracting(FileReport::error)
        .filteredOn(e -> e != null)
        .hasSize(1);
    assertThat(upload.reports().get(4).error()).contains("line 1");
    assertThat(upload.reports())
        .filteredOn(report -> report.format() == null)
        .hasSize(4)
        .allMatch(report -> report.warnings().equals(List.of("not a test report: passed over")));
  }

  private static ReportFile among(String name, String format, String content) {
    return new ReportFile(name, format, true, Reports.file(name, content).content());
  }
}
