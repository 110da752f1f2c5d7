package io.argus.formats;

import static io.argus.formats.Reports.onlyCase;
import static io.argus.formats.Reports.onlyFile;
import static io.argus.formats.Reports.suite;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.Texts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReportTest {

  private static final int MIB = 1024 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><testsuite name='&x;'/>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;]><testsuite/>",
        "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><testsuite>&b;</testsuite>"
      })
  void a_doctype_with_declarations_is_refused(String report) {
    assertThat(onlyFile(report).report().error())
        .contains("a DOCTYPE with declarations is refused");
  }

  @Test
  void a_bare_doctype_is_harmless() {
    String doctype = "<!DOCTYPE testsuites SYSTEM 'http://127.0.0.1:9/x.dtd'>";

    assertThat(onlyFile(doctype + suite("<testcase name='a'/>")).report().error()).isNull();
  }

  @Test
  void an_undeclared_entity_is_refused() {
    assertThat(
            onlyFile(suite("<testcase name='a'><failure>&x;</failure></testcase>"))
                .report()
                .error())
        .contains("the entity &x; is not resolved");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "\uFEFF",
        "null",
        "[[[",
        "{\"a\":1}",
        "plain text",
        "<html><body/></html>",
        "<TestSuites/>",
        "<suites/>",
        "<!-- nothing -->",
        "<testsuite>",
        "<testsuite/><testsuite/>"
      })
  void what_is_no_report_is_refused_with_a_reason(String content) {
    assertThat(onlyFile(content).report().error()).isNotBlank();
  }

  @Test
  void an_html_page_is_called_one() {
    assertThat(onlyFile("<!DOCTYPE html>\n<html><head/></html>").report().error())
        .contains("an HTML page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void a_byte_order_mark_beats_the_declaration(String charset) {
    String report =
        "\uFEFF<?xml version='1.0' encoding='ISO-8859-5'?>" + suite("<testcase name='тест ✓'/>");

    assertThat(nameOf(report.getBytes(Charset.forName(charset)))).isEqualTo("тест ✓");
  }

  @Test
  void a_declared_encoding_is_obeyed() {
    String report =
        "<?xml version='1.0' encoding='windows-1252'?>" + suite("<testcase name='“x” €'/>");

    assertThat(nameOf(report.getBytes(Charset.forName("windows-1252")))).isEqualTo("“x” €");
  }

  @Test
  void an_unknown_encoding_is_refused() {
    assertThat(onlyFile("<?xml version='1.0' encoding='klingon'?><testsuite/>").report().error())
        .contains("unknown encoding klingon");
  }

  @Test
  void white_space_before_the_declaration_is_forgiven_and_lines_stay_right() {
    assertThat(
            onlyFile("\n\n<?xml version='1.0'?>\n<testsuite>\n<a></b></testsuite>")
                .report()
                .error())
        .startsWith("line 5, column ");
  }

  @Test
  void raw_control_characters_are_replaced() {
    TestCaseRun run =
        onlyCase(suite("<testcase name='a'><failure>\u001b[31mred\u0000</failure></testcase>"));

    assertThat(run.error().message()).isEqualTo("?[31mred?");
  }

  @Test
  void deep_nesting_is_refused_with_the_limit() {
    assertThat(onlyFile("<testsuite>".repeat(5000)).report().error())
        .contains("more than 256 elements inside each other");
    assertThat(onlyFile("{\"reportFormat\":\"CTRF\",\"x\":" + "[".repeat(50_000)).report().error())
        .contains("nesting depth");
  }

  @Test
  void a_huge_tag_is_refused_with_the_limit() {
    byte[] start = "<testsuite name='".getBytes(StandardCharsets.UTF_8);

    assertThat(read(start, 40, "x").report().error()).contains("a tag or comment is longer than");
  }

  @Test
  void endless_names_are_refused_with_the_limit() {
    StringBuilder names = new StringBuilder("<testsuite>");
    IntStream.range(0, 2000).forEach(i -> names.append("<n").append(i).append("/>"));

    assertThat(onlyFile(names.toString()).report().error()).contains("different element");
  }

  @Test
  void a_huge_text_is_cut_and_the_rest_of_the_file_is_read() {
    byte[] start = "<testsuite><testcase name='a'><failure>".getBytes(StandardCharsets.UTF_8);
    byte[] end =
        "</failure></testcase><testcase name='b'/></testsuite>".getBytes(StandardCharsets.UTF_8);

    ReadFile file = read(start, 60, "é&amp;\n", end);

    assertThat(file.report().error()).isNull();
    assertThat(file.report().records()).isEqualTo(2);
    assertThat(file.report().warnings()).anyMatch(warning -> warning.contains("was cut"));
  }

  @Test
  void a_huge_cdata_is_cut_and_the_rest_of_the_file_is_read() {
    byte[] start =
        "<testsuite><testcase name='a'><system-out><![CDATA[".getBytes(StandardCharsets.UTF_8);
    byte[] end =
        "]]]></system-out><failure/></testcase><testcase name='b'/></testsuite>"
            .getBytes(StandardCharsets.UTF_8);

    ReadFile file = read(start, 60, "<x>]& 😀😀😀", end);

    assertThat(file.report().error()).isNull();
    assertThat(file.report().records()).isEqualTo(2);
  }

  @Test
  void texts_are_cut_between_code_points() {
    String trace = "😀".repeat(100_000);
    TestCaseRun run =
        onlyCase(
            suite(
                "<testcase name='a'><failure message='"
                    + trace
                    + "'>"
                    + trace
                    + " </failure></testcase>"));

    String message = run.error().message();
    assertThat(message.getBytes(StandardCharsets.UTF_8).length).isBetween(8 * 1024 - 8, 8 * 1024);
    assertThat(Texts.clean(message)).isSameAs(message);
    assertThat(run.error().stackTrace().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(64 * 1024);
  }

  @Test
  void a_whole_case_fits_into_its_limit_however_many_texts_it_has() {
    String output = "<system-out>" + "\"\\".repeat(100_000) + "</system-out>";
    String failure = "<flakyFailure>" + "m\n" + "\"".repeat(60_000) + "</flakyFailure>";

    TestCaseRun run =
        onlyCase(suite("<testcase name='a'>" + output + failure.repeat(20) + "</testcase>"));

    int bytes = run.diagnostics().values().stream().mapToInt(Texts::jsonBytes).sum();
    bytes += Texts.jsonBytes(run.error().stackTrace());
    bytes +=
        run.attempts().stream()
            .filter(attempt -> attempt.error() != null && attempt.error().stackTrace() != null)
            .mapToInt(attempt -> Texts.jsonBytes(attempt.error().stackTrace()))
            .sum();
    assertThat(bytes).isLessThanOrEqualTo(256 * 1024);
    assertThat(run.attempts()).hasSize(21);
  }

  @Test
  void long_names_stay_different() {
    String name = "n".repeat(100_000);
    List<TestCaseRun> cases =
        Reports.cases(suite("<testcase name='" + name + "1'/><testcase name='" + name + "2'/>"));

    assertThat(cases).extracting(TestCaseRun::name).doesNotHaveDuplicates();
    assertThat(cases).allMatch(one -> one.variant() == null && one.name().length() <= 2048);
  }

  private static String nameOf(byte[] report) {
    return Reports.cases(Reports.read(Reports.file("r", report))).get(0).name();
  }

  /** A file with {@code filler} between start and end, too large to be held. */
  private static ReadFile read(byte[] start, int mebibytes, String filler, byte... end) {
    byte[] chunk = filler.repeat(MIB / filler.length()).getBytes(StandardCharsets.UTF_8);
    ReportFile.Content content =
        () -> {
          InputStream middle =
              new SequenceInputStream(
                  Collections.enumeration(
                      IntStream.range(0, mebibytes)
                          .mapToObj(i -> (InputStream) new ByteArrayInputStream(chunk))
                          .toList()));
          return new SequenceInputStream(
              new SequenceInputStream(new ByteArrayInputStream(start), middle),
              new ByteArrayInputStream(end));
        };
    return Reports.read(new ReportFile("big", null, false, content)).files().get(0);
  }
}
