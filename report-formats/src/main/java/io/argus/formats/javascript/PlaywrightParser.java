package io.argus.formats.javascript;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
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
