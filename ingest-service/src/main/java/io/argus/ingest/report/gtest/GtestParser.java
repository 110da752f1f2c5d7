package io.argus.ingest.report.gtest;

import io.argus.ingest.report.json.JsonCursor;
import io.argus.ingest.report.parse.Limits;
import io.argus.ingest.report.parse.RecordSink;
import io.argus.ingest.report.parse.ReportHead;
import io.argus.ingest.report.parse.ReportParser;
import io.argus.ingest.report.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** {@code --gtest_output=json}. */
public final class GtestParser implements ReportParser {

  @Override
  public String format() {
    return "gtest-json";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("testsuites", "disabled", "tests");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new GtestReading(JsonCursor.open(content, limits), sink).read();
  }
}
