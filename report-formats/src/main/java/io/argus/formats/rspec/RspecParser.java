package io.argus.formats.rspec;

import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** {@code rspec --format json}. */
public final class RspecParser implements ReportParser {

  @Override
  public String format() {
    return "rspec-json";
  }

  /** The summary is at the end, which the head need not hold. */
  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("examples")
        && (head.hasKeys("summary_line") || head.text().contains("\"full_description\""));
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new RspecReading(JsonCursor.open(content, limits), limits, sink).read();
  }
}
