package io.argus.formats.javascript;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** Mochawesome's JSON, of one run or of mochawesome-merge; Cypress writes it, too. */
public final class MochawesomeParser implements ReportParser {

  @Override
  public String format() {
    return "mochawesome";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("stats.testsRegistered", "stats.passPercent");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new MochawesomeReading(JsonCursor.open(content, limits), sink).read();
  }
}
