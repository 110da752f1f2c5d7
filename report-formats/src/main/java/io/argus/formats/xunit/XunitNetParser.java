package io.argus.formats.xunit;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What the runners of xUnit.net 1, 2 and 3, and of Fixie, write. */
public final class XunitNetParser implements ReportParser {

  private static final Set<String> ROOTS = Set.of("assemblies", "assembly");

  @Override
  public String format() {
    return "xunitnet";
  }

  @Override
  public boolean recognises(ReportHead head) {
    String root = head.rootElement();
    return root != null && ROOTS.contains(root);
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    XmlCursor xml = XmlCursor.open(content, limits);
    if (!ROOTS.contains(xml.root())) {
      throw xml.error("not xUnit.net: the root element is <" + xml.name() + ">");
    }
    new XunitNetReading(xml, limits, sink).read();
  }
}
