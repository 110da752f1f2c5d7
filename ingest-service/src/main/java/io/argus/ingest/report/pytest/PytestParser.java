package io.argus.ingest.report.pytest;

import io.argus.ingest.report.json.JsonCursor;
import io.argus.ingest.report.parse.Limits;
import io.argus.ingest.report.parse.RecordSink;
import io.argus.ingest.report.parse.ReportHead;
import io.argus.ingest.report.parse.ReportParser;
import io.argus.ingest.report.parse.UnreadableReport;
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
