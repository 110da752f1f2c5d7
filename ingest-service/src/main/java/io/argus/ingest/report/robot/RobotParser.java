package io.argus.ingest.report.robot;

import io.argus.ingest.report.parse.Limits;
import io.argus.ingest.report.parse.RecordSink;
import io.argus.ingest.report.parse.ReportHead;
import io.argus.ingest.report.parse.ReportParser;
import io.argus.ingest.report.parse.UnreadableReport;
import io.argus.ingest.report.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;

/** The output.xml of Robot Framework and of Rebot. */
public final class RobotParser implements ReportParser {

  private static final String ROOT = "robot";

  @Override
  public String format() {
    return "robot";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return ROOT.equals(head.rootElement());
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    XmlCursor xml = XmlCursor.open(content, limits);
    if (!xml.root().equals(ROOT)) {
      throw xml.error("not Robot Framework's output: the root element is <" + xml.name() + ">");
    }
    new RobotReading(xml, limits, sink).read();
  }
}
