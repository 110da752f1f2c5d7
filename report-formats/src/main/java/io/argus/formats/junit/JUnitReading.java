package io.argus.formats.junit;

import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One pass through one JUnit XML file: suites and what stands directly in them. */
final class JUnitReading {

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes values;
  private final JUnitCaseReading cases;
  private final Deque<JUnitSuite> suites = new ArrayDeque<>();
  private int records;
  private int errors;
  private long duration = -1;

  JUnitReading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.values = new ReportTimes(sink);
    this.cases = new JUnitCaseReading(xml, limits, sink, values);
  }

  void read() throws IOException, UnreadableReport {
    for (XmlCursor.At at = xml.next(); at != XmlCursor.At.DOCUMENT_END; at = xml.next()) {
      if (at == XmlCursor.At.START) {
        start(xml.name());
      } else if (at == XmlCursor.At.END && JUnitParser.isRoot(xml.name())) {
        leave(suites.pop());
      }
    }
    if (duration >= 0) {
      sink.durationMs(duration);
    }
  }

  private void start(String name) throws IOException, UnreadableReport {
    JUnitSuite suite = suites.peek();
    if (JUnitParser.isRoot(name)) {
      enter(JUnitSuite.read(xml, limits, suite, records, errors));
    } else if (suite == null) {
      throw xml.error("not JUnit XML: the root element is <" + name + ">");
    } else {
      switch (name) {
        case "testcase" -> takeCase(suite);
        case "failure", "error" -> suiteError(suite);
        // What stands beside the cases (output, environment) belongs to none of them.
        case "properties", "system-out", "system-err" -> xml.skip();
        default -> xml.unknownName(name);
      }
    }
  }

  private void enter(JUnitSuite suite) {
    if (suite.timestamp() != null) {
      values.startedAt(suite.timestamp());
    }
    suites.push(suite);
  }

  private void takeCase(JUnitSuite suite) throws IOException, UnreadableReport {
    TestRecord record = cases.read(suite);
    records++;
    suite.countRed(record.status().isRed());
    sink.record(record);
  }

  private void suiteError(JUnitSuite suite) throws IOException, UnreadableReport {
    JUnitTrouble trouble = cases.trouble();
    Failure failure = trouble.failure();
    errors++;
    sink.error(
        failure == null
            ? new RunError(suite.source(), "the suite failed", null, null)
            : new RunError(
                suite.source(), failure.message(), failure.type(), failure.stackTrace()));
  }

  private void leave(JUnitSuite suite) {
    JUnitSuite parent = suites.peek();
    int own = records - suite.recordsBefore();
    if (parent != null) {
      parent.addReds(suite.reds());
    }
    takeDuration(suite, parent);
    if (suite.contradicts(own, errors - suite.errorsBefore())) {
      sink.warn(
          "declared totals contradict the cases, which count",
          suite.source() + " declares " + suite.declared() + ", has " + own + " tests");
    }
    if (own == 0 && suite.declaredRed() > 0 && errors == suite.errorsBefore()) {
      errors++;
      String message = suite.declaredRed() + " failed tests are declared but none is in the report";
      sink.error(new RunError(suite.source(), message, null, null));
    }
  }

  /** The root's time is the wall time; without it the outermost suites one after the other. */
  private void takeDuration(JUnitSuite suite, @Nullable JUnitSuite parent) {
    long own = suite.time() == null ? -1 : values.millis(suite.time());
    if (own < 0) {
      return;
    }
    if (parent == null) {
      duration = own;
    } else if (suites.size() == 1 && parent.time() == null) {
      duration = Math.max(0, duration) + own;
    }
  }
}
