package io.argus.formats.pytest;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** What the plug-in pytest-json-report writes. */
public final class PytestParser implements ReportParser {

  @Override
  public String format() {
    return "pytest-json";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("exitcode", "root", "summary");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new PytestReading(JsonCursor.open(content, limits), sink).read();
  }
}
