package io.argus.formats.javascript;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** Mocha's own {@code json} reporter. */
public final class MochaParser implements ReportParser {

  @Override
  public String format() {
    return "mocha";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("stats.passes", "stats.failures", "tests")
        && !head.hasKeys("stats.testsRegistered");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new MochaReading(JsonCursor.open(content, limits), limits, sink).read();
  }
}
