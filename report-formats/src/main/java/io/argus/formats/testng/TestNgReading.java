package io.argus.formats.testng;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pass through one testng-results.xml: suite, test, class, method. */
final class TestNgReading {

  /** What {@code Object.toString()} adds differs from run to run. */
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{1,8}(?![0-9A-Za-z])");

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;

  /** Cases whose last record was retried, and what their records have in common. */
  private final Map<List<String>, Long> retried = new HashMap<>();

  private long keys = TestRecord.NEVER_REPEATS;
  private long millis = -1;
  private int reds;
  private int errors;

  TestNgReading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    String failed = xml.attribute("failed");
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("suite")) {
        suite();
      }
    }
    if (millis >= 0) {
      sink.durationMs(millis);
    }
    if (failed != null && !failed.strip().equals("0") && reds == 0 && errors == 0) {
      String message = failed.strip() + " failed tests are declared, none is in the report";
      sink.error(new RunError("testng-results", Texts.clean(message), null, null));
    }
  }

  private void suite() throws IOException, UnreadableReport {
    String suite = name();
    times.startedAt(xml.attribute("started-at"));
    Integer duration = times.ofMillis(xml.attribute("duration-ms"));
    millis = duration == null ? millis : Math.max(0, millis) + duration;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("test")) {
        test(suite);
      }
    }
  }

  private void test(String suite) throws IOException, UnreadableReport {
    String test = name();
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("class")) {
        String className = name();
        int methods = xml.depth();
        while (xml.nextChild(methods)) {
          if (xml.name().equals("test-method")) {
            method(suite, test, className);
          }
        }
      }
    }
  }

  private String name() {
    String name = Texts.orNull(xml.attribute("name"));
    return name == null ? "" : Texts.cutName(name, limits.nameBytes());
  }

  private void method(String suite, String test, String className)
      throws IOException, UnreadableReport {
    String name = name();
    String word = xml.attribute("status");
    boolean config = "true".equalsIgnoreCase(xml.attribute("is-config"));
    boolean again = "true".equalsIgnoreCase(xml.attribute("retried"));
    Integer duration = times.ofMillis(xml.attribute("duration-ms"));
    String parameters = "";
    Failure failure = null;
    StringBuilder output = new StringBuilder(0);
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "params" -> parameters = parameters();
        case "exception" -> failure = exception();
        case "reporter-output" -> output(output);
        default -> {}
      }
    }
    CaseStatus status = status(word, again);
    if (config) {
      configuration(className + "." + name, status, failure);
      return;
    }
    RecordBuilder record =
        RecordBuilder.named(name).suite(suite, test).className(className).variant(parameters);
    if (status != CaseStatus.PASS) {
      record.diagnostic("stdout", output.toString());
    }
    reds += status.isRed() && !again ? 1 : 0;
    record.repeats(key(List.of(suite, test, className, name, parameters), again));
    sink.record(record.attempt(status, duration, known(word) ? failure : unknown(word)).build());
  }

  /** A failed one leaves tests skipped, which nobody sees, or nothing at all. */
  private void configuration(String method, CaseStatus status, @Nullable Failure failure) {
    if (status.isRed()) {
      errors++;
      Failure known = failure == null ? new Failure(null, null, null) : failure;
      String message = known.message() == null ? "the method failed" : known.message();
      sink.error(new RunError(method, message, known.type(), known.stackTrace()));
    }
  }

  /** A record that was retried and the next ones up to the last are attempts of one case. */
  private long key(List<String> identity, boolean again) throws UnreadableReport {
    if (!again) {
      Long key = retried.remove(identity);
      return key == null ? TestRecord.NEVER_REPEATS : key;
    }
    if (retried.size() > limits.repeatedCases()) {
      throw xml.error(
          "more than "
              + limits.repeatedCases()
              + " cases wait for their last try"
              + Limits.named("repeated-cases"));
    }
    return retried.computeIfAbsent(identity, one -> ++keys);
  }

  /** TestNG calls a try that failed and was repeated skipped. */
  private static CaseStatus status(@Nullable String word, boolean again) {
    return switch (String.valueOf(word)) {
      case "PASS" -> CaseStatus.PASS;
      case "FAIL", "SUCCESS_PERCENTAGE_FAILURE" -> CaseStatus.FAIL;
      case "SKIP" -> again ? CaseStatus.FAIL : CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  private static boolean known(@Nullable String word) {
    return switch (String.valueOf(word)) {
      case "PASS", "FAIL", "SUCCESS_PERCENTAGE_FAILURE", "SKIP" -> true;
      default -> false;
    };
  }

  private Failure unknown(@Nullable String word) {
    sink.warn("a status is unknown", "line " + xml.line());
    return new Failure("unknown status \"" + Texts.clean("" + word) + "\"", null, null);
  }

  private String parameters() throws IOException, UnreadableReport {
    StringBuilder values = new StringBuilder();
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String value = xml.text(limits.nameBytes() + 1).strip();
      if (values.length() <= limits.nameBytes()) {
        values.append(values.isEmpty() ? "" : ", ").append(value);
      }
    }
    return Texts.clean(IDENTITY.matcher(values).replaceAll(""));
  }

  private @Nullable Failure exception() throws IOException, UnreadableReport {
    String type = xml.attribute("class");
    String message = null;
    String full = null;
    String brief = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "message" -> message = xml.text(limits.messageBytes() + 1).strip();
        case "full-stacktrace" -> full = xml.text(limits.stackTraceBytes() + 1).strip();
        case "short-stacktrace" -> brief = xml.text(limits.stackTraceBytes() + 1).strip();
        default -> {}
      }
    }
    Failure said = Failures.of(message, type, full == null || full.isEmpty() ? brief : full);
    return said == null || said.message() != null ? said : new Failure(type, type, null);
  }

  private void output(StringBuilder target) throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (!target.isEmpty()) {
        target.append('\n');
      }
      xml.readText(target, limits.caseBytes() + 1);
    }
  }
}
