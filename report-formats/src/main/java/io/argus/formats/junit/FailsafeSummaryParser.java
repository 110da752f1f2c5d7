package io.argus.formats.junit;

import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Failsafe's {@code failsafe-summary.xml}: totals without cases. The cases stand in the {@code
 * TEST-*.xml} files beside it, so no case is made up here; the totals count only for a run that has
 * no case at all, and a red summary makes the run red.
 */
public final class FailsafeSummaryParser implements ReportParser {

  private static final String ROOT = "failsafe-summary";

  @Override
  public String format() {
    return ROOT;
  }

  @Override
  public boolean recognises(ReportHead head) {
    return ROOT.equals(head.rootElement());
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    XmlCursor xml = XmlCursor.open(content, limits);
    Map<String, StringBuilder> values = new HashMap<>();
    boolean timeout = false;
    String element = "";
    for (XmlCursor.At at = xml.next(); at != XmlCursor.At.DOCUMENT_END; at = xml.next()) {
      if (at == XmlCursor.At.START) {
        element = xml.name();
        timeout |= xml.depth() == 1 && isTimeout(xml);
        xml.unknownName(element);
      } else if (at == XmlCursor.At.TEXT) {
        xml.appendText(
            values.computeIfAbsent(element, name -> new StringBuilder()), limits.messageBytes());
      } else {
        element = "";
      }
    }
    report(values, timeout, sink);
  }

  private static boolean isTimeout(XmlCursor root) throws UnreadableReport {
    if (!ROOT.equals(root.name())) {
      throw root.error("not a failsafe summary: the root element is <" + root.name() + ">");
    }
    for (int i = 0; i < root.attributeCount(); i++) {
      if ("timeout".equals(root.attributeName(i))) {
        return "true".equals(root.attributeValue(i));
      }
    }
    return false;
  }

  private static void report(Map<String, StringBuilder> values, boolean timeout, RecordSink sink) {
    String completed = text(values, "completed");
    RunCounts totals = totals(values);
    int red = totals.failed() + totals.errored();
    sink.totals(totals);
    String message = Texts.orNull(text(values, "failureMessage"));
    sink.warn(
        "a summary has no cases: post the TEST-*.xml files beside it",
        completed + " completed, " + red + " red");
    if (red > 0) {
      sink.error(new RunError(ROOT, red + " of " + completed + " tests are red", null, message));
    } else if (timeout || message != null) {
      String reason = timeout ? "the test run timed out" : "the test run failed";
      sink.error(new RunError(ROOT, reason, null, message));
    }
  }

  private static RunCounts totals(Map<String, StringBuilder> values) {
    int failed = number(text(values, "failures"));
    int errored = number(text(values, "errors"));
    int skipped = number(text(values, "skipped"));
    int passed = Math.max(0, number(text(values, "completed")) - failed - errored - skipped);
    int total = passed + failed + errored + skipped;
    return new RunCounts(total, passed, failed, errored, skipped, 0);
  }

  private static String text(Map<String, StringBuilder> values, String name) {
    return String.valueOf(values.getOrDefault(name, new StringBuilder())).strip();
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
