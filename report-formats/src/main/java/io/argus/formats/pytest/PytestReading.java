package io.argus.formats.pytest;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass through one report of pytest, a test at a time. */
final class PytestReading {

  private static final String PYTEST = "pytest";
  private static final int NO_TESTS = 5;

  private final JsonCursor json;
  private final RecordSink sink;
  private final ReportTimes times;
  private final PytestTest tests;
  private boolean red;
  private boolean countsRed;
  private int exitCode;
  private double created = Double.NaN;
  private double duration = Double.NaN;

  PytestReading(JsonCursor json, RecordSink sink) {
    this.json = json;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.tests = new PytestTest(sink);
  }

  void read() throws IOException, UnreadableReport {
    JsonDocument.read(json, this::member);
    Integer wall = times.ofMillis(duration * 1000);
    if (wall != null) {
      sink.durationMs(wall);
    }
    times.startedAt(created * 1000 - (wall == null ? 0 : wall));
    if (exitCode == NO_TESTS) {
      sink.warn("pytest collected no tests", "exit code " + NO_TESTS);
    } else if (!red && exitCode != 0) {
      sink.error(new RunError(PYTEST, "exit code " + meaning(exitCode), null, null));
    } else if (!red && countsRed) {
      sink.error(new RunError(PYTEST, "the summary counts red tests, none is here", null, null));
    }
  }

  private static String meaning(int exitCode) {
    return exitCode
        + switch (exitCode) {
          case 1 -> ": tests failed, but none of these";
          case 2 -> ": the run was interrupted";
          case 3 -> ": an internal error";
          case 4 -> ": a usage error";
          default -> "";
        };
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "tests" -> JsonDocument.objects(json, sink, this::test);
      case "collectors" -> JsonDocument.objects(json, sink, () -> collector(json.tree("result")));
      case "created" -> created = json.tree().asDouble(Double.NaN);
      case "duration" -> duration = json.tree().asDouble(Double.NaN);
      case "exitcode" -> exitCode = json.tree().asInt();
      case "summary" -> summary(json.tree());
      case "environment" -> tool(text(json.tree().path("Packages"), PYTEST));
      default -> json.skip();
    }
  }

  private void test() throws IOException, UnreadableReport {
    TestRecord record = tests.record(json.tree("log", "keywords", "metadata"));
    red |= record.status().isRed();
    sink.record(record);
  }

  /** A file that can't be imported; none of its tests is in the report. */
  private void collector(JsonNode collector) {
    if (!"failed".equals(text(collector, "outcome"))) {
      return;
    }
    red = true;
    String report = Failures.plain(text(collector, "longrepr"));
    Failure failure = Failures.of(PytestTest.lastError(report), null, report);
    String message = failure == null ? null : failure.message();
    sink.error(
        new RunError(
            text(collector, "nodeid"),
            message == null ? "can't be collected" : message,
            null,
            failure == null ? null : failure.stackTrace()));
  }

  private void summary(JsonNode summary) {
    countsRed = number(summary, "failed") > 0 || number(summary, "error") > 0;
  }

  private void tool(@Nullable String version) {
    sink.tool(version == null ? PYTEST : PYTEST + " " + version);
  }
}
