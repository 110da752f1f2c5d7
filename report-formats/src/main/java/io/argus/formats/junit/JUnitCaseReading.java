package io.argus.formats.junit;

import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a {@code <testcase>} with all that stands in it. */
final class JUnitCaseReading {

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes values;
  private final StringBuilder text = new StringBuilder();

  /** Of the case that is read; nearly every case has none. */
  private final StringBuilder stdout = new StringBuilder();

  private final StringBuilder stderr = new StringBuilder();
  private String className = "";

  JUnitCaseReading(XmlCursor xml, Limits limits, RecordSink sink, ReportTimes values) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.values = values;
  }

  TestRecord read(JUnitSuite suite) throws IOException, UnreadableReport {
    stdout.setLength(0);
    stderr.setLength(0);
    JUnitCase builder = new JUnitCase(limits, sink, stdout, stderr);
    for (int i = 0; i < xml.attributeCount(); i++) {
      attribute(builder, xml.attributeName(i), xml.attributeValue(i));
    }
    for (XmlCursor.At at = xml.next(); at != XmlCursor.At.END; at = xml.next()) {
      if (at == XmlCursor.At.START) {
        child(builder, xml.name());
      }
    }
    return builder.toRecord(suite);
  }

  private void attribute(JUnitCase builder, String name, String value) throws UnreadableReport {
    switch (name) {
      case "name" -> builder.name = value;
      case "classname", "class" -> builder.className = once(value);
      case "time", "duration" -> builder.durationMs = duration(value);
      case "status" -> builder.status = value;
      case "result" -> builder.result = value;
      case "file" -> builder.file = value;
      case "line" -> builder.line = value;
      case "assertions" -> builder.assertions = value;
      default -> xml.unknownName(name);
    }
  }

  /** Cases of one class follow each other: they share its name. */
  private String once(String name) {
    if (!name.equals(className)) {
      className = name;
    }
    return className;
  }

  private void child(JUnitCase builder, String name) throws IOException, UnreadableReport {
    switch (name) {
      case "failure", "error", "rerunFailure", "rerunError", "flakyFailure", "flakyError" ->
          builder.add(trouble(builder));
      case "skipped", "ignored", "disabled" -> builder.skipped(message());
      case "system-out", "system.out" -> output(builder.stdout);
      case "system-err", "system.err" -> output(builder.stderr);
      case "properties" -> properties(builder);
      default -> {
        xml.unknownName(name);
        xml.skip();
      }
    }
  }

  private void properties(JUnitCase builder) throws IOException, UnreadableReport {
    for (XmlCursor.At at = xml.next(); at != XmlCursor.At.END; at = xml.next()) {
      if (at == XmlCursor.At.START) {
        String name = xml.attribute("name");
        String value = xml.attribute("value");
        String body = text(limits.messageBytes() + 1);
        builder.property(name, value == null ? body : value);
      }
    }
  }

  /** A failure or error that stands in no case. */
  JUnitTrouble trouble() throws IOException, UnreadableReport {
    return trouble(null);
  }

  private JUnitTrouble trouble(@Nullable JUnitCase builder) throws IOException, UnreadableReport {
    String element = xml.name();
    String message = xml.attribute("message");
    String type = xml.attribute("type");
    String time = xml.attribute("time");
    StringBuilder own = new StringBuilder();
    for (XmlCursor.At at = xml.next(); at != XmlCursor.At.END; at = xml.next()) {
      if (at == XmlCursor.At.TEXT) {
        append(own, limits.stackTraceBytes() + 1);
      } else {
        inner(own, builder);
      }
    }
    Failure failure = Failures.of(message, type, own.toString());
    return JUnitTrouble.of(element, failure, time == null ? null : duration(time));
  }

  /** Surefire puts the stack trace and the output of a rerun into elements of their own. */
  private void inner(StringBuilder trace, @Nullable JUnitCase builder)
      throws IOException, UnreadableReport {
    switch (xml.name()) {
      case "stackTrace" -> {
        trace.setLength(0);
        trace.append(text(limits.stackTraceBytes() + 1));
      }
      case "system-out" -> output(builder == null ? new StringBuilder() : builder.stdout);
      case "system-err" -> output(builder == null ? new StringBuilder() : builder.stderr);
      default -> {
        xml.unknownName(xml.name());
        xml.skip();
      }
    }
  }

  private void output(StringBuilder target) throws IOException, UnreadableReport {
    // One char more than is stored, so that a cut is seen where the output is stored at all.
    int most = limits.caseBytes() + 1;
    for (int depth = xml.depth(); xml.next() != XmlCursor.At.END || xml.depth() >= depth; ) {
      if (xml.isText()) {
        xml.appendText(target, most);
      }
    }
  }

  private @Nullable String message() throws IOException, UnreadableReport {
    String attribute = Texts.orNull(xml.attribute("message"));
    String body = Texts.orNull(text(limits.messageBytes() + 1).strip());
    return attribute == null ? body : attribute;
  }

  /** All text inside the element the cursor is on; leaves the cursor on its end tag. */
  private String text(int most) throws IOException, UnreadableReport {
    text.setLength(0);
    int depth = xml.depth();
    while (xml.next() != XmlCursor.At.END || xml.depth() >= depth) {
      if (xml.isText()) {
        append(text, most);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder target, int most) {
    if (!xml.appendText(target, most)) {
      sink.warn("a text is too long and was cut", "line " + xml.line());
    }
  }

  private @Nullable Integer duration(String value) {
    long millis = values.millis(value);
    return millis < 0 ? null : Math.toIntExact(millis);
  }
}
