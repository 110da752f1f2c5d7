package io.argus.formats.cucumber;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** The messages of Cucumber's {@code message} formatter, one envelope a line. */
public final class CucumberMessagesParser implements ReportParser {

  @Override
  public String format() {
    return "cucumber-messages";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("meta.protocolVersion")
        || (head.rootElement() == null && head.hasLine(CucumberMessagesParser::isMessage));
  }

  private static boolean isMessage(String line) {
    return line.startsWith("{\"gherkinDocument\":{")
        || line.startsWith("{\"testRunStarted\":{")
        || line.startsWith("{\"testCaseStarted\":{");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    new MessagesReading(limits, sink).read(content);
  }
}
