package io.argus.formats;

import io.argus.formats.allure.AllureParser;
import io.argus.formats.ctrf.CtrfParser;
import io.argus.formats.cucumber.CucumberMessagesParser;
import io.argus.formats.cucumber.CucumberParser;
import io.argus.formats.dart.DartParser;
import io.argus.formats.gatling.GatlingParser;
import io.argus.formats.gotest.GoTestParser;
import io.argus.formats.gtest.GtestParser;
import io.argus.formats.javascript.JestParser;
import io.argus.formats.javascript.MochaParser;
import io.argus.formats.javascript.MochawesomeParser;
import io.argus.formats.javascript.PlaywrightParser;
import io.argus.formats.jmeter.JMeterParser;
import io.argus.formats.junit.FailsafeSummaryParser;
import io.argus.formats.junit.JUnitParser;
import io.argus.formats.k6.K6CsvParser;
import io.argus.formats.k6.K6JsonParser;
import io.argus.formats.k6.K6SummaryParser;
import io.argus.formats.libtest.LibtestParser;
import io.argus.formats.locust.LocustParser;
import io.argus.formats.nunit.NUnit2Parser;
import io.argus.formats.nunit.NUnit3Parser;
import io.argus.formats.opentest.OpenTestParser;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.NotAReport;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.TextLines;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.pytest.PytestParser;
import io.argus.formats.robot.RobotParser;
import io.argus.formats.rspec.RspecParser;
import io.argus.formats.tap.TapParser;
import io.argus.formats.testng.TestNgParser;
import io.argus.formats.trx.TrxParser;
import io.argus.formats.xml.XmlCursor;
import io.argus.formats.xunit.XunitNetParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats there are, and which one a file is of. */
public final class ReportFormats {

  private static final List<ReportParser> ALL =
      List.of(
          new JUnitParser(),
          new FailsafeSummaryParser(),
          new CtrfParser(),
          new PlaywrightParser(),
          new JestParser(),
          new MochaParser(),
          new MochawesomeParser(),
          new PytestParser(),
          new CucumberParser(),
          new CucumberMessagesParser(),
          new GoTestParser(),
          new LibtestParser(),
          new GtestParser(),
          new RspecParser(),
          new DartParser(),
          new TapParser(),
          new TrxParser(),
          new NUnit3Parser(),
          new NUnit2Parser(),
          new XunitNetParser(),
          new TestNgParser(),
          new RobotParser(),
          new OpenTestParser(),
          new AllureParser(),
          new K6SummaryParser(),
          new K6JsonParser(),
          new K6CsvParser(),
          new JMeterParser(),
          new GatlingParser(),
          new LocustParser());

  private static final Pattern HTML =
      Pattern.compile("\\s*<(?:!doctype\\s+)?html\\b", Pattern.CASE_INSENSITIVE);

  private ReportFormats() {}

  /** What {@code format=} may say. */
  public static List<String> names() {
    return ALL.stream().map(ReportParser::format).toList();
  }

  static ReportParser of(ReportFile file, Limits limits) throws IOException, UnreadableReport {
    ReportParser named = file.format() == null ? null : named(file.format());
    if (named != null && !file.amongOthers()) {
      return named;
    }
    byte[] head;
    try (InputStream content = file.content().open()) {
      head = content.readNBytes(ReportHead.BYTES);
    }
    if (head.length == 0) {
      throw new NotAReport("the file is empty (0 bytes)");
    }
    return recognised(file, head, limits, named == null ? ALL : List.of(named));
  }

  /**
   * Where the poster said the format and nothing of it was found.
   *
   * @throws UnreadableReport unless the content is an empty report of this format
   */
  static void checkIsNoOther(ReportFile file, ReportParser said, Limits limits)
      throws IOException, UnreadableReport {
    String like;
    try {
      like = of(new ReportFile(file.name(), null, false, file.content()), limits).format();
    } catch (NotAReport e) {
      like = "no report";
    }
    if (!like.equals(said.format())) {
      throw new UnreadableReport(
          "nothing in it is " + said.format() + ", as format= says; it looks like " + like);
    }
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

  /**
   * @param candidates one of several files may be none of them, also where the poster says a format
   */
  private static ReportParser recognised(
      ReportFile file, byte[] bytes, Limits limits, List<ReportParser> candidates)
      throws IOException, UnreadableReport {
    char first = firstCharacter(bytes);
    String root = first == '<' ? rootElement(file, bytes, limits) : null;
    String text = root == null ? text(bytes) : "";
    ReportHead head = new ReportHead(root, JsonKeys.of(text, limits), text);
    for (ReportParser parser : candidates) {
      if (parser.recognises(head)) {
        return parser;
      }
    }
    throw new NotAReport("not a test report that Argus knows: " + description(first, root));
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
  private static String rootElement(ReportFile file, byte[] head, Limits limits)
      throws IOException, UnreadableReport {
    try (InputStream content = file.content().open()) {
      return XmlCursor.open(content, limits).root();
    } catch (UnreadableReport e) {
      // A doctype in small letters is HTML, and no XML.
      if (HTML.matcher(text(head)).lookingAt()) {
        return "html";
      }
      throw e;
    }
  }

  private static String text(byte[] head) throws IOException {
    StringWriter text = new StringWriter();
    TextLines.reader(new ByteArrayInputStream(head)).transferTo(text);
    return text.toString();
  }
}
