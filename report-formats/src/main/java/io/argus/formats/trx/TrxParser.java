package io.argus.formats.trx;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;

/** What MSTest, VSTest and Microsoft.Testing.Platform write. */
public final class TrxParser implements ReportParser {

  private static final String ROOT = "TestRun";

  @Override
  public String format() {
    return "trx";
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
      throw xml.error("not TRX: the root element is <" + xml.name() + ">");
    }
    new TrxReading(xml, limits, sink).read();
  }
}
