package io.argus.formats.k6;

import io.argus.formats.json.JsonLines;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** What {@code k6 run --out json} writes: a line per metric and per point. */
public final class K6JsonParser implements ReportParser {

  @Override
  public String format() {
    return "k6-json";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("type", "metric", "data.name", "data.contains")
        || head.hasKeys("type", "metric", "data.time", "data.value");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    K6Stream stream = new K6Stream(limits, sink);
    JsonLines lines = JsonLines.open(content, limits);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.json() != null) {
        stream.take(line.number(), line.json());
      } else if (line.trouble() != null) {
        sink.reject("line " + line.number(), line.trouble());
      }
    }
    stream.report();
  }
}
