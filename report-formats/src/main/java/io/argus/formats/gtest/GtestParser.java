package io.argus.formats.gtest;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
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
