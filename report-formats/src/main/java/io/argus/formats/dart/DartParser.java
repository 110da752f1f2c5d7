package io.argus.formats.dart;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** {@code dart test --reporter json} and {@code flutter test --machine}. */
public final class DartParser implements ReportParser {

  @Override
  public String format() {
    return "dart";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("protocolVersion", "runnerVersion")
        || (head.rootElement() == null && head.hasLine(DartParser::isStart));
  }

  private static boolean isStart(String line) {
    return line.startsWith("{\"protocolVersion\":\"") && line.contains("\"runnerVersion\":");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new DartReading(limits, sink).read(content);
  }
}
