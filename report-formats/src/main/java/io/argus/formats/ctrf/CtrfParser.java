package io.argus.formats.ctrf;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The Common Test Report Format; a results document of Argus is one, too. */
public final class CtrfParser implements ReportParser {

  @Override
  public String format() {
    return "ctrf";
  }

  @Override
  public boolean recognises(ReportHead head) {
    Set<String> keys = head.jsonKeys();
    return keys.contains("reportFormat")
        || keys.contains("results.tool")
        || keys.contains("results.summary")
        || keys.contains("results.tests");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new CtrfReading(JsonCursor.open(content, limits), limits, sink).read();
  }
}
