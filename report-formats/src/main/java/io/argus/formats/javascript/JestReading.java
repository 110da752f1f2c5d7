package io.argus.formats.javascript;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass through one report of Jest or Vitest, a test file at a time. */
final class JestReading {

  private static final String NOT_RUN = "Test suite failed to run";

  private final JsonCursor json;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private boolean red;
  private boolean saysFailed;
  private boolean interrupted;
  private boolean jests;
  private double start = Double.NaN;
  private double end = Double.NaN;

  JestReading(JsonCursor json, Limits limits, RecordSink sink) {
    this.json = json;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    JsonDocument.read(json, this::member);
    String tool = jests ? "Jest" : "Vitest";
    sink.tool(tool);
    times.startedAt(start);
    Integer wall = times.ofMillis(end - start);
    if (wall != null) {
      sink.durationMs(wall);
    }
    if (interrupted) {
      sink.error(new RunError(tool, "the run was interrupted", null, null));
    } else if (saysFailed && !red) {
      String message = "the run failed, but no test of it did";
      sink.error(new RunError(tool, message, null, null));
    }
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "testResults" -> JsonDocument.objects(json, sink, this::file);
      case "startTime" -> start = json.tree().asDouble(Double.NaN);
      case "success" -> saysFailed |= json.token() == JsonToken.VALUE_FALSE;
      case "numFailedTests", "numFailedTestSuites" ->
          saysFailed |= json.token() == JsonToken.VALUE_NUMBER_INT && json.number() > 0;
      case "wasInterrupted" -> interrupted = json.token() == JsonToken.VALUE_TRUE;
      case "numRuntimeErrorTestSuites" -> jests = true;
      default -> {}
    }
    json.skip();
  }

  private void file() throws IOException, UnreadableReport {
    String place = json.path();
    JsonNode file = json.tree("coverage", "failureDetails", "snapshot", "console");
    String path = either(file, "name", "testFilePath");
    boolean anyRed = false;
    JsonNode tests = file.path(file.has("assertionResults") ? "assertionResults" : "testResults");
    for (int i = 0; i < tests.size(); i++) {
      if (tests.path(i).isObject()) {
        TestRecord record = record(path, tests.get(i));
        anyRed |= record.status().isRed();
        sink.record(record);
      } else {
        sink.reject(place + "/assertionResults/" + i, "must be an object");
      }
    }
    double ended = number(file, "endTime");
    end = Double.isNaN(end) || ended > end ? ended : end;
    red |= anyRed;
    checkFile(file, path, anyRed);
  }

  /** A file that can't be loaded, or whose outermost hooks broke, has no red test. */
  private void checkFile(JsonNode file, @Nullable String path, boolean anyRed) {
    JsonNode broken = file.path("testExecError");
    String message = Failures.plain(either(file, "message", "failureMessage"));
    boolean failed = "failed".equals(text(file, "status")) || broken.isObject();
    if (!failed || (anyRed && (message == null || !message.contains(NOT_RUN)))) {
      return;
    }
    red = true;
    Failure failure =
        broken.isObject()
            ? ScriptErrors.of(text(broken, "message"), text(broken, "stack"))
            : ScriptErrors.of(suiteMessage(message), message);
    sink.error(
        new RunError(
            SourceFiles.name(path),
            failure == null ? "the test file failed" : failure.message(),
            failure == null ? null : failure.type(),
            failure == null ? null : failure.stackTrace()));
  }

  /** The line that says what happened, below Jest's headline. */
  private static @Nullable String suiteMessage(@Nullable String message) {
    int headline = message == null ? -1 : message.indexOf(NOT_RUN);
    if (message == null || headline < 0) {
      return message;
    }
    String below = message.substring(headline + NOT_RUN.length()).strip();
    int paragraph = below.indexOf("\n\n");
    return paragraph < 0 ? below : below.substring(0, paragraph);
  }

  private TestRecord record(@Nullable String path, JsonNode test) {
    List<@Nullable String> levels = new ArrayList<>();
    levels.add(SourceFiles.name(path));
    test.path("ancestorTitles").forEach(title -> levels.add(title.asText()));
    RecordBuilder record =
        RecordBuilder.named(text(test, "title"))
            .suite(levels.toArray(String[]::new))
            .diagnostic("file", path)
            .diagnostic("line", text(test.path("location"), "line"));
    CaseStatus status = status(test);
    List<Failure> errors = errors(test.path("failureMessages"));
    List<Failure> earlier = status == CaseStatus.PASS ? errors : errors(test.path("retryReasons"));
    Integer invocations = JsonValues.count(test, "invocations");
    int retried = Math.max(earlier.size(), invocations == null ? 0 : invocations - 1);
    for (int i = 0; i < Math.min(retried, limits.attempts() - 1); i++) {
      record.attempt(CaseStatus.FAIL, null, i < earlier.size() ? earlier.get(i) : null);
    }
    Integer duration = times.ofMillis(number(test, "duration"));
    return record.attempt(status, duration, failure(status, test, errors)).build();
  }

  private @Nullable Failure failure(CaseStatus status, JsonNode test, List<Failure> errors) {
    String said = String.valueOf(text(test, "status"));
    if (status == CaseStatus.ERROR) {
      sink.warn("a status is unknown and counts as an error", said);
      return new Failure("unknown status \"" + said + "\"", null, null);
    }
    return status == CaseStatus.SKIP ? Failures.skipped(said) : ScriptErrors.of(errors, limits);
  }

  private static CaseStatus status(JsonNode test) {
    return switch (String.valueOf(text(test, "status"))) {
      case "passed" -> CaseStatus.PASS;
      case "failed" -> CaseStatus.FAIL;
      case "pending", "skipped", "todo", "disabled" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  private static List<Failure> errors(JsonNode messages) {
    List<Failure> errors = new ArrayList<>();
    for (JsonNode message : messages) {
      Failure failure = ScriptErrors.of(message.asText(), null);
      if (failure != null) {
        errors.add(failure);
      }
    }
    return errors;
  }

  private static @Nullable String either(JsonNode object, String name, String older) {
    String value = text(object, name);
    return value == null ? text(object, older) : value;
  }
}
