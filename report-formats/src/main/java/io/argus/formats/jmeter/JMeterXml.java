package io.argus.formats.jmeter;

import io.argus.formats.load.SampleTable;
import io.argus.formats.load.Samples;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One XML file. The outermost samples count, as in JMeter's own tables; those inside (redirects,
 * embedded resources, requests of a transaction) say why it failed.
 */
final class JMeterXml {

  private final Limits limits;
  private final RecordSink sink;
  private final SampleTable table;

  JMeterXml(Limits limits, RecordSink sink, SampleTable table) {
    this.limits = limits;
    this.sink = sink;
    this.table = table;
  }

  void read(InputStream content) throws IOException, UnreadableReport {
    XmlCursor xml = XmlCursor.open(content, limits);
    while (xml.nextChild(0)) {
      while (xml.nextChild(1)) {
        if (isSample(xml)) {
          sample(xml);
        }
      }
    }
  }

  private static boolean isSample(XmlCursor xml) {
    return xml.name().equals("httpSample") || xml.name().equals("sample");
  }

  private void sample(XmlCursor xml) throws IOException, UnreadableReport {
    String label = xml.attribute("lb");
    String verdict = xml.attribute("s");
    if (label == null || verdict == null) {
      sink.reject("line " + xml.line(), "a sample without its attribute " + missing(label));
      return;
    }
    Samples samples = table.of(new SampleTable.Name(null, label, null));
    samples.add(number(xml.attribute("ts")), number(xml.attribute("t")));
    if (!verdict.equalsIgnoreCase("true")) {
      samples.fail(reason(xml));
    }
  }

  private static String missing(@Nullable String label) {
    return label == null ? "lb (label)" : "s (success)";
  }

  /** A failed assertion's message, else that of a failed sample inside, else the response. */
  private @Nullable String reason(XmlCursor xml) throws IOException, UnreadableReport {
    String response = JMeterCsv.response(xml.attribute("rc"), xml.attribute("rm"));
    String assertion = null;
    String inner = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("assertionResult")) {
        String failed = failedAssertion(xml);
        assertion = assertion == null ? failed : assertion;
      } else if (isSample(xml) && inner == null && !"true".equals(xml.attribute("s"))) {
        String label = xml.attribute("lb");
        inner = label + ": " + reason(xml);
      }
    }
    return assertion != null ? assertion : inner != null ? inner : response;
  }

  private @Nullable String failedAssertion(XmlCursor xml) throws IOException, UnreadableReport {
    boolean failed = false;
    String name = null;
    String message = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "failure", "error" -> failed |= xml.text(limits.nameBytes()).strip().equals("true");
        case "name" -> name = Texts.orNull(xml.text(limits.nameBytes()));
        case "failureMessage" -> message = Texts.orNull(xml.text(limits.messageBytes()));
        default -> {}
      }
    }
    return failed ? (message == null ? name : message) : null;
  }

  private static double number(@Nullable String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
