package io.argus.formats.robot;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
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
