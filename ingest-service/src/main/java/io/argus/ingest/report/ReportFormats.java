package io.argus.ingest.report;

import io.argus.ingest.report.ctrf.CtrfParser;
import io.argus.ingest.report.cucumber.CucumberMessagesParser;
import io.argus.ingest.report.dart.DartParser;
import io.argus.ingest.report.gotest.GoTestParser;
import io.argus.ingest.report.junit.FailsafeSummaryParser;
import io.argus.ingest.report.junit.JUnitParser;
import io.argus.ingest.report.libtest.LibtestParser;
import io.argus.ingest.report.parse.Limits;
import io.argus.ingest.report.parse.ReportHead;
import io.argus.ingest.report.parse.ReportParser;
import io.argus.ingest.report.parse.TextLines;
import io.argus.ingest.report.parse.UnreadableReport;
import io.argus.ingest.report.tap.TapParser;
import io.argus.ingest.report.xml.XmlCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats there are, and which one a file is of. */
public final class ReportFormats {

  private static final List<ReportParser> ALL =
      List.of(
          new JUnitParser(),
          new FailsafeSummaryParser(),
          new CtrfParser(),
          new GoTestParser(),
          new TapParser(),
          new CucumberMessagesParser(),
          new LibtestParser(),
          new DartParser());

  private ReportFormats() {}

  /** What {@code format=} may say. */
  public static List<String> names() {
    return ALL.stream().map(ReportParser::format).toList();
  }

  static ReportParser of(ReportFile file, Limits limits) throws IOException, UnreadableReport {
    if (file.format() != null) {
      return named(file.format());
    }
    byte[] head;
    try (InputStream content = file.content().open()) {
      head = content.readNBytes(ReportHead.BYTES);
    }
    if (head.length == 0) {
      throw new UnreadableReport("the file is empty (0 bytes)");
    }
    return recognised(file, head, limits);
  }

  private static ReportParser named(String format) throws UnreadableReport {
    for (ReportParser parser : ALL) {
      if (parser.format().equals(format)) {
        return parser;
      }
    }
    throw new UnreadableReport(
        "unknown format \"" + format + "\", known are " + String.join(", ", names()));
  }

  private static ReportParser recognised(ReportFile file, byte[] bytes, Limits limits)
      throws IOException, UnreadableReport {
    char first = firstCharacter(bytes);
    String root = first == '<' ? rootElement(file, limits) : null;
    String text = root == null ? text(bytes) : "";
    ReportHead head = new ReportHead(root, JsonKeys.of(text, limits), text);
    for (ReportParser parser : ALL) {
      if (parser.recognises(head)) {
        return parser;
      }
    }
    throw new UnreadableReport("not a test report that Argus knows: " + description(first, root));
  }

  private static String description(char first, @Nullable String root) {
    if (root != null) {
      return root.equalsIgnoreCase("html")
          ? "an HTML page, perhaps of a login or a proxy"
          : "the root element is <" + root + ">";
    }
    return switch (first) {
      case 0 -> "the file is blank";
      case '{' -> "a JSON object without the members of a known format";
      case '[' -> "a JSON array without the elements of a known format";
      default -> "neither XML nor JSON, nor a text format with its first lines";
    };
  }

  /**
   * Skips white space, byte order marks and the zero bytes of UTF-16; 0 = nothing else is there.
   */
  private static char firstCharacter(byte[] bytes) {
    for (byte b : bytes) {
      int c = b & 0xff;
      if (c > ' ' && c != 0xEF && c != 0xBB && c != 0xBF && c != 0xFE && c != 0xFF) {
        return (char) c;
      }
    }
    return 0;
  }

  /** Comments before it may be longer than any head. */
  private static String rootElement(ReportFile file, Limits limits)
      throws IOException, UnreadableReport {
    try (InputStream content = file.content().open()) {
      XmlCursor xml = XmlCursor.open(content, limits);
      for (XmlCursor.At at = xml.next(); at != XmlCursor.At.START; ) {
        at = xml.next();
      }
      return xml.name();
    }
  }

  private static String text(byte[] head) throws IOException {
    StringWriter text = new StringWriter();
    TextLines.reader(new ByteArrayInputStream(head)).transferTo(text);
    return text.toString();
  }
}
