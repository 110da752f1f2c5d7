package io.argus.formats.nunit;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;

/** What NUnit 3 and later versions write. */
public final class NUnit3Parser implements ReportParser {

  private static final String ROOT = "test-run";

  @Override
  public String format() {
    return "nunit3";
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
      throw xml.error("not NUnit 3: the root element is <" + xml.name() + ">");
    }
    new NUnit3Reading(xml, limits, sink).read();
  }
}
