package io.argus.formats.javascript;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** {@code jest --json}, and Vitest's JSON reporter, which writes the same. */
public final class JestParser implements ReportParser {

  @Override
  public String format() {
    return "jest";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("numTotalTests")
        && (head.hasKeys("testResults") || head.hasKeys("numTotalTestSuites"));
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new JestReading(JsonCursor.open(content, limits), limits, sink).read();
  }
}
