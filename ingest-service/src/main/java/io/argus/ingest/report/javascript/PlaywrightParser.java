package io.argus.ingest.report.javascript;

import io.argus.ingest.report.json.JsonCursor;
import io.argus.ingest.report.parse.Limits;
import io.argus.ingest.report.parse.RecordSink;
import io.argus.ingest.report.parse.ReportHead;
import io.argus.ingest.report.parse.ReportParser;
import io.argus.ingest.report.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** Playwright Test's JSON reporter, of one run or of merged blobs. */
public final class PlaywrightParser implements ReportParser {

  @Override
  public String format() {
    return "playwright";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("config.rootDir", "config.forbidOnly");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new PlaywrightReading(JsonCursor.open(content, limits), limits, sink).read();
  }
}
