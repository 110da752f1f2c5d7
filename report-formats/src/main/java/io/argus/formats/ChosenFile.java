package io.argus.formats;

import io.argus.contracts.run.FileReport;
import io.argus.formats.allure.AllureParser;
import io.argus.formats.allure.AllureReport;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.NotAReport;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with the parser that its content asks for.
 *
 * @param parser null = there is none
 * @param problem why there is none
 */
record ChosenFile(
    ReportFile file, @Nullable ReportParser parser, @Nullable UnreadableReport problem) {

  /** Chooses a file's parser. */
  @FunctionalInterface
  interface Choice {
    ReportParser parserOf(ReportFile file, Limits limits) throws IOException, UnreadableReport;
  }

  static ChosenFile of(ReportFile file, Choice choice, Limits limits) throws IOException {
    try {
      return new ChosenFile(file, choice.parserOf(file, limits), null);
    } catch (UnreadableReport e) {
      return new ChosenFile(file, null, e);
    }
  }

  /** Those of Allure as the one report that they are. */
  static ChosenFile together(List<ChosenFile> allure, Limits limits) throws IOException {
    AllureReport report =
        AllureReport.of(
            allure.stream()
                .map(ChosenFile::file)
                .map(one -> new AllureReport.Document(one.name(), one.content()::open))
                .toList(),
            limits);
    ReportFile file = new ReportFile(report.name(), null, true, InputStream::nullInputStream);
    return new ChosenFile(file, report, null);
  }

  boolean isAllure() {
    return parser instanceof AllureParser;
  }

  boolean isNoReport() {
    return problem instanceof NotAReport;
  }

  FileReport passedOver() {
    List<String> warnings = List.of("not a test report: passed over");
    return new FileReport(file.name(), null, 0, 0, warnings, List.of(), null);
  }
}
