package io.argus.formats.testng;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;

/** TestNG's testng-results.xml. */
public final class TestNgParser implements ReportParser {

  private static final String ROOT = "testng-results";

  @Override
  public String format() {
    return "testng";
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
      throw xml.error("not TestNG: the root element is <" + xml.name() + ">");
    }
    new TestNgReading(xml, limits, sink).read();
  }
}
