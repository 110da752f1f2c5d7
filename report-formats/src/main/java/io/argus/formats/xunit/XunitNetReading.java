package io.argus.formats.xunit;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One pass through one xUnit.net file: assemblies hold collections (version 1: classes) of tests.
 */
final class XunitNetReading {

  /** A collection that nobody named; version 3 adds a hash. */
  private static final String OF_CLASS = "Test collection for ";

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private long millis = -1;
  private int records;
  private int reds;
  private int errors;

  XunitNetReading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    if (xml.name().equals("assembly")) {
      assembly();
    } else {
      Integer wall = wall();
      int in = xml.depth();
      while (xml.nextChild(in)) {
        if (xml.name().equals("assembly")) {
          assembly();
        }
      }
      millis = wall == null ? millis : wall;
    }
    if (millis >= 0) {
      sink.durationMs(millis);
    }
  }

  private @Nullable Integer wall() {
    String start = xml.attribute("start-rtf");
    String finish = xml.attribute("finish-rtf");
    return start == null || finish == null
        ? null
        : times.between(times.time(start), times.time(finish));
  }

  private void assembly() throws IOException, UnreadableReport {
    String path = xml.attribute("name");
    String name = path == null ? "the assembly" : path.substring(lastSlash(path) + 1);
    startedAt();
    Integer wall = wall();
    Integer time = wall == null ? times.ofSeconds(xml.attribute("time")) : wall;
    millis = time == null ? millis : Math.max(0, millis) + time;
    String framework = xml.attribute("test-framework");
    if (framework != null) {
      sink.tool(framework);
    }
    int declared = number(xml.attribute("total"));
    int declaredRed =
        Math.max(0, number(xml.attribute("failed"))) + Math.max(0, number(xml.attribute("errors")));
    int recordsBefore = records;
    int before = reds + errors;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "errors" -> errors(name);
        case "collection", "class" -> collection(name);
        default -> {}
      }
    }
    if (declaredRed > 0 && reds + errors == before) {
      fail(name, new Failure(declaredRed + " failures are declared, none is there", null, null));
    }
    if (declared >= 0 && declared != records - recordsBefore) {
      sink.warn(
          "declared totals contradict the cases, which count",
          name + " declares " + declared + " tests, has " + (records - recordsBefore));
    }
  }

  private void startedAt() {
    String date = xml.attribute("run-date");
    String time = xml.attribute("run-time");
    String start = xml.attribute("start-rtf");
    times.startedAt(start != null || date == null || time == null ? start : date + " " + time);
  }

  private static int lastSlash(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? -1 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** What went wrong around the tests: mostly clean-up of a fixture, a class, a collection. */
  private void errors(String assembly) throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String type = xml.attribute("type");
      String place = Texts.orNull(xml.attribute("name"));
      String source = place == null ? assembly : place;
      int before = errors;
      int error = xml.depth();
      while (xml.nextChild(error)) {
        if (xml.name().equals("failure")) {
          fail(source, failure());
        }
      }
      if (errors == before) {
        fail(source, new Failure(type, type, null));
      }
    }
  }

  private void fail(String source, @Nullable Failure failure) {
    errors++;
    sink.error(
        failure == null || failure.message() == null
            ? new RunError(source, "failed without a message", null, null)
            : new RunError(source, failure.message(), failure.type(), failure.stackTrace()));
  }

  private void collection(String assembly) throws IOException, UnreadableReport {
    String name = xml.attribute("name");
    boolean named = name != null && xml.name().equals("collection") && !name.startsWith(OF_CLASS);
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "test" -> test(assembly, named ? name : null);
        case "failure" -> fail(name == null ? assembly : name, failure());
        default -> {}
      }
    }
  }

  private void test(String assembly, @Nullable String collection)
      throws IOException, UnreadableReport {
    String type = Texts.orNull(xml.attribute("type"));
    String result = xml.attribute("result");
    CaseStatus status = status(result);
    RecordBuilder record =
        RecordBuilder.named(name(xml.attribute("name"), type))
            .suite(assembly, collection == null || collection.equals(type) ? null : collection)
            .className(type)
            .diagnostic("file", xml.attribute("source-file"))
            .diagnostic("line", xml.attribute("source-line"));
    Integer duration = times.ofSeconds(xml.attribute("time"));
    Failure failure = null;
    StringBuilder output = new StringBuilder(0);
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "failure" -> failure = failure();
        case "reason" -> failure = Failures.skipped(xml.text(limits.messageBytes() + 1));
        case "output" -> xml.readText(output, limits.caseBytes() + 1);
        case "traits" -> traits(record);
        default -> {}
      }
    }
    if (status != CaseStatus.PASS) {
      record.diagnostic("stdout", output.toString());
    }
    if (status == CaseStatus.ERROR) {
      sink.warn("a result is unknown", "line " + xml.line());
      failure = new Failure("unknown status \"" + Texts.clean("" + result) + "\"", null, null);
    }
    records++;
    reds += status.isRed() ? 1 : 0;
    sink.record(record.attempt(status, duration, failure).build());
  }

  /** The display name, which holds the arguments, without the class that it begins with. */
  private static @Nullable String name(@Nullable String display, @Nullable String type) {
    if (display == null || type == null) {
      return display;
    }
    String prefix = type + ".";
    return display.length() > prefix.length() && display.startsWith(prefix)
        ? display.substring(prefix.length())
        : display;
  }

  private static CaseStatus status(@Nullable String result) {
    return switch (String.valueOf(result)) {
      case "Pass" -> CaseStatus.PASS;
      case "Fail" -> CaseStatus.FAIL;
      case "Skip", "NotRun" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  private @Nullable Failure failure() throws IOException, UnreadableReport {
    String type = xml.attribute("exception-type");
    String message = null;
    String trace = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "message" -> message = xml.text(limits.messageBytes() + 1).strip();
        case "stack-trace" -> trace = xml.text(limits.stackTraceBytes() + 1);
        default -> {}
      }
    }
    return Failures.of(message, type, trace);
  }

  private void traits(RecordBuilder record) throws IOException, UnreadableReport {
    int in = xml.depth();
    for (int i = 0; xml.nextChild(in); i++) {
      String name = Texts.orNull(xml.attribute("name"));
      if (name != null && i <= limits.properties()) {
        record.diagnostic("property." + name, xml.attribute("value"));
      }
    }
  }
}
