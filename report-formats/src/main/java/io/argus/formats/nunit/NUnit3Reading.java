package io.argus.formats.nunit;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass through one NUnit 3 file. */
final class NUnit3Reading {

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private @Nullable String framework;
  private int records;
  private int reds;
  private int errors;

  /**
   * What cases take from the suites around them.
   *
   * @param fixture full name with its arguments, which the cases' own class name lacks
   */
  private record Place(@Nullable String assembly, @Nullable String fixture) {}

  NUnit3Reading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    times.startedAt(xml.attribute("start-time"));
    Integer millis = duration();
    if (millis != null) {
      sink.durationMs(millis);
    }
    int declared = NUnitText.number(xml.attribute("testcasecount"));
    suite(new Place(null, null), "the run");
    if (records > declared && declared > 0) {
      sink.warn(
          "declared totals contradict the cases, which count",
          declared + " tests are declared, " + records + " are there");
    }
  }

  private void suite(Place place, String source) throws IOException, UnreadableReport {
    boolean failed = "Failed".equals(xml.attribute("result"));
    boolean tornDown = "TearDown".equals(xml.attribute("site"));
    int before = reds + errors;
    Failure failure = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "test-suite" -> innerSuite(place);
        case "test-case" -> testCase(place);
        case "failure" -> failure = NUnitText.failure(xml, limits);
        case "environment" -> environment();
        default -> {}
      }
    }
    if (failed && (tornDown || reds + errors == before)) {
      fail(source, failure);
    }
  }

  private void innerSuite(Place outer) throws IOException, UnreadableReport {
    String name = xml.attribute("name");
    String fullName = xml.attribute("fullname");
    Place place =
        switch (String.valueOf(xml.attribute("type"))) {
          case "Assembly" -> new Place(NUnitText.file(name), outer.fixture());
          case "TestFixture" -> new Place(outer.assembly(), fullName);
          default -> outer;
        };
    suite(place, fullName == null ? String.valueOf(name) : fullName);
  }

  /** Something in a fixture that is no case, such as its one-time tear-down. */
  private void fail(String source, @Nullable Failure failure) {
    errors++;
    sink.error(
        failure == null
            ? new RunError(source, "failed, but none of its tests did", null, null)
            : new RunError(source, failure.message(), failure.type(), failure.stackTrace()));
  }

  private void environment() {
    String version = xml.attribute("framework-version");
    if (framework == null && version != null) {
      framework = version;
      sink.tool("NUnit " + version);
    }
  }

  private void testCase(Place place) throws IOException, UnreadableReport {
    String className = place.fixture() == null ? xml.attribute("classname") : place.fixture();
    RecordBuilder record =
        RecordBuilder.named(xml.attribute("name")).suite(place.assembly()).className(className);
    String result = xml.attribute("result");
    CaseStatus status = status(result, xml.attribute("label"));
    Integer millis = duration();
    int asserts = NUnitText.number(xml.attribute("asserts"));
    int failedAsserts = 0;
    StringBuilder output = new StringBuilder(0);
    Failure failure = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "failure", "reason" -> failure = NUnitText.failure(xml, limits);
        case "output" -> xml.readText(output, limits.caseBytes() + 1);
        case "assertions" -> failedAsserts = failedAssertions();
        case "attachments" -> attachments(record);
        default -> {}
      }
    }
    if (asserts > 0) {
      record.assertions(Math.max(0, asserts - failedAsserts), failedAsserts);
    }
    if (status != CaseStatus.PASS) {
      record.diagnostic("stdout", output.toString());
    }
    take(record.attempt(status, millis, known(result) ? failure : unknown(result)));
  }

  private void take(RecordBuilder record) throws UnreadableReport {
    TestRecord built = record.build();
    records++;
    reds += built.status().isRed() ? 1 : 0;
    sink.record(built);
  }

  /** A test with a warning has passed: that is what the runner itself counts. */
  private static CaseStatus status(@Nullable String result, @Nullable String label) {
    return switch (String.valueOf(result)) {
      case "Passed", "Warning" -> CaseStatus.PASS;
      case "Skipped", "Inconclusive" -> CaseStatus.SKIP;
      case "Failed" -> "Error".equals(label) ? CaseStatus.ERROR : CaseStatus.FAIL;
      default -> CaseStatus.ERROR;
    };
  }

  private static boolean known(@Nullable String result) {
    return switch (String.valueOf(result)) {
      case "Passed", "Warning", "Skipped", "Inconclusive", "Failed" -> true;
      default -> false;
    };
  }

  private Failure unknown(@Nullable String result) {
    sink.warn("a result is unknown", "line " + xml.line());
    String message =
        result == null ? "there is no result" : "unknown status \"" + Texts.clean(result) + "\"";
    return new Failure(message, null, null);
  }

  private int failedAssertions() throws IOException, UnreadableReport {
    int failed = 0;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String result = xml.attribute("result");
      failed += "Failed".equals(result) || "Error".equals(result) ? 1 : 0;
    }
    return failed;
  }

  private void attachments(RecordBuilder record) throws IOException, UnreadableReport {
    int in = xml.depth();
    for (int i = 0; xml.nextChild(in); i++) {
      String path = null;
      String label = null;
      int attachment = xml.depth();
      while (xml.nextChild(attachment)) {
        switch (xml.name()) {
          case "filePath" -> path = xml.text(limits.nameBytes());
          case "description" -> label = xml.text(limits.nameBytes());
          default -> {}
        }
      }
      if (i <= limits.attachments()) {
        record.attachment(label, null, path);
      }
    }
  }

  private @Nullable Integer duration() {
    String duration = xml.attribute("duration");
    return times.ofSeconds(duration == null ? xml.attribute("time") : duration);
  }
}
