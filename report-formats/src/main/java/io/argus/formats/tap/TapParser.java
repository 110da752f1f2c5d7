package io.argus.formats.tap;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.TextLines;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** The Test Anything Protocol, versions 12 to 14. */
public final class TapParser implements ReportParser {

  @Override
  public String format() {
    return "tap";
  }

  @Override
  public boolean recognises(ReportHead head) {
    String first = head.firstLine();
    if (head.rootElement() != null || first.startsWith("{") || first.startsWith("[")) {
      return false;
    }
    boolean plan = head.hasLine(line -> TapReading.plan(line) != null);
    return head.hasLine(TapReading::isVersion)
        || TapReading.plan(first) != null
        || (plan && head.hasLine(line -> TapPoint.of(line) != null));
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new TapReading(limits, sink).read(TextLines.open(content, limits));
  }
}
