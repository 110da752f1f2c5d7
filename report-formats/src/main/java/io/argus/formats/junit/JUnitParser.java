package io.argus.formats.junit;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** JUnit XML: {@code <testsuites>} or {@code <testsuite>} as root, whatever tool wrote it. */
public final class JUnitParser implements ReportParser {

  @Override
  public String format() {
    return "junit";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return isRoot(head.rootElement());
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    XmlCursor xml = XmlCursor.open(content, limits);
    new JUnitReading(xml, limits, sink).read();
    if (xml.takeReplaced()) {
      sink.warn("raw control characters were replaced by question marks", "");
    }
  }

  static boolean isRoot(@Nullable String element) {
    return "testsuites".equals(element) || "testsuite".equals(element);
  }
}
