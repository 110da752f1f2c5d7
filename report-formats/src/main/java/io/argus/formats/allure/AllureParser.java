package io.argus.formats.allure;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One document of Allure results (2 and 3). Those of an upload are read as {@link AllureReport}.
 */
public final class AllureParser implements ReportParser {

  static final String FORMAT = "allure";

  /** A large document may begin with its steps, and its uuid be out of sight. */
  private static final Set<String> MEMBERS =
      Set.of(
          "uuid",
          "historyId",
          "testCaseId",
          "testCaseName",
          "fullName",
          "name",
          "status",
          "statusDetails",
          "stage",
          "description",
          "descriptionHtml",
          "steps",
          "attachments",
          "parameters",
          "labels",
          "links",
          "titlePath",
          "start",
          "stop");

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public boolean recognises(ReportHead head) {
    if (head.hasKeys("uuid")) {
      boolean isResult =
          hasAny(head, "status", "statusDetails", "stage", "historyId", "start")
              && hasAny(head, "labels", "fullName", "historyId", "testCaseId", "parameters");
      return isResult || hasAny(head, "children", "befores", "afters");
    }
    return head.hasKeys("name", "status")
        && hasAny(head, "steps", "statusDetails")
        && head.jsonKeys().stream().filter(key -> !key.contains(".")).allMatch(MEMBERS::contains);
  }

  private static boolean hasAny(ReportHead head, String... keys) {
    return Stream.of(keys).anyMatch(head::hasKeys);
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    AllureReading reading = new AllureReading(limits, sink);
    reading.take(AllureReading.document(content, limits));
    reading.finish();
  }
}
