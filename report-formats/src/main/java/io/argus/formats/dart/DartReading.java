package io.argus.formats.dart;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonLines;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Held;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the tests of one stream by their numbers. */
final class DartReading {

  private static final String VM = "vm";

  private record Suite(@Nullable String path, @Nullable String platform) {}

  /** Names of groups hold those of the groups around them. */
  private record Group(String name, String own) {}

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final Map<String, Suite> suites = new HashMap<>();
  private final Map<String, Group> groups = new HashMap<>();
  private final Map<String, DartTest> open = new LinkedHashMap<>();
  private boolean begun;
  private boolean done;
  private boolean red;
  private Held held;

  DartReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.held = new Held(limits);
  }

  void read(InputStream content) throws IOException, UnreadableReport {
    JsonLines lines = JsonLines.open(content, limits);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.json() != null) {
        event(line.json());
      } else if (line.trouble() != null && line.text().contains("\"type\"")) {
        sink.reject("line " + line.number(), line.trouble());
      } else if (line.trouble() != null) {
        sink.warn("a line that begins like JSON is none", "line " + line.number());
      }
    }
    end();
  }

  private void event(JsonNode event) throws UnreadableReport {
    switch (String.valueOf(JsonValues.text(event, "type"))) {
      case "start" -> {
        if (begun) {
          end();
        }
        begun = true;
        done = false;
        red = false;
        String version = JsonValues.text(event, "runnerVersion");
        sink.tool(version == null ? "Flutter" : "Dart test " + version);
      }
      case "suite" -> suite(event.path("suite"));
      case "group" -> group(event.path("group"));
      case "testStart" -> {
        JsonNode said = event.path("test");
        DartTest test = new DartTest(said, JsonValues.number(event, "time"));
        held.add(test.size());
        DartTest before = open.put(id(said, "id"), test);
        held.remove(before == null ? 0 : before.size());
      }
      case "print" -> {
        DartTest test = open.get(id(event, "testID"));
        if (test != null && "skip".equals(JsonValues.text(event, "messageType"))) {
          long before = test.size();
          test.skips(JsonValues.text(event, "message"));
          held.add(test.size() - before);
        }
      }
      case "error" -> error(event);
      case "testDone" -> testDone(event);
      case "done" -> done(event);
      default -> {}
    }
  }

  private static String id(JsonNode object, String name) {
    return String.valueOf(JsonValues.text(object, name));
  }

  private void suite(JsonNode suite) throws UnreadableReport {
    String id = id(suite, "id");
    String platform = JsonValues.text(suite, "platform");
    String path = relative(JsonValues.text(suite, "path"));
    held.add(2L * Held.ENTRY_BYTES + Held.size(id) + Held.size(path) + Held.size(platform));
    suites.put(id, new Suite(path, VM.equals(platform) ? null : platform));
  }

  /** The same wherever the workspace lies, as far as Dart's own layout tells. */
  private static @Nullable String relative(@Nullable String said) {
    if (said == null) {
      return null;
    }
    String path = said.replace('\\', '/');
    boolean absolute = path.startsWith("/") || (path.length() > 2 && path.charAt(1) == ':');
    int tests = Math.max(path.lastIndexOf("/test/"), path.lastIndexOf("/integration_test/"));
    return absolute && tests >= 0 ? path.substring(tests + 1) : path;
  }

  private void group(JsonNode group) throws UnreadableReport {
    String id = id(group, "id");
    String said = JsonValues.text(group, "name");
    String name = said == null ? "" : said;
    Group known = new Group(name, without(groups.get(id(group, "parentID")), name));
    held.add(2L * Held.ENTRY_BYTES + Held.size(id) + Held.size(name) + Held.size(known.own));
    groups.put(id, known);
  }

  private static String without(@Nullable Group around, String name) {
    String prefix = around == null || around.name.isEmpty() ? "" : around.name + " ";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private void error(JsonNode event) throws UnreadableReport {
    DartTest test = open.get(id(event, "testID"));
    String message = Failures.plain(JsonValues.text(event, "error"));
    String trace = Failures.plain(JsonValues.text(event, "stackTrace"));
    if (test == null) {
      red = true;
      sink.error(new RunError(null, message, "error after the test had ended", trace));
    } else {
      long before = test.size();
      test.error(message, trace, limits.stackTraceBytes());
      held.add(test.size() - before);
    }
  }

  private void testDone(JsonNode event) throws UnreadableReport {
    DartTest test = open.remove(id(event, "testID"));
    if (test == null) {
      sink.warn("a test ended that never started", id(event, "testID"));
      return;
    }
    held.remove(test.size());
    String result = String.valueOf(JsonValues.text(event, "result"));
    Integer millis = times.ofMillis(JsonValues.number(event, "time") - test.start);
    boolean skipped = JsonValues.isTrue(event, "skipped");
    Failure failure = test.failure();
    switch (result) {
      case "success" -> {
        if (!JsonValues.isTrue(event, "hidden")) {
          RecordBuilder record = record(test);
          sink.record(
              (skipped ? record.skip(millis, test.skipReason) : record.pass(millis)).build());
        }
      }
      case "failure" -> red(test, CaseStatus.FAIL, millis, failure);
      case "error" -> red(test, CaseStatus.ERROR, millis, failure);
      default -> {
        sink.warn("a status is unknown and was taken for an error", result);
        String message = "unknown status \"" + result + "\"";
        red(test, CaseStatus.ERROR, millis, new Failure(message, null, null));
      }
    }
  }

  /** What is no test of the user's, such as the loading of a file, is an error of the run. */
  private void red(
      DartTest test, CaseStatus status, @Nullable Integer millis, @Nullable Failure error)
      throws UnreadableReport {
    red = true;
    if (test.isLoading() || test.isFixture()) {
      Suite suite = suites.get(test.suiteId);
      String path = suite == null ? null : suite.path;
      String source = test.isLoading() ? path : path + ": " + test.name;
      sink.error(
          error == null
              ? new RunError(source, "the file can't be loaded or set up", null, null)
              : new RunError(source, error.message(), error.type(), error.stackTrace()));
      return;
    }
    sink.record(record(test).attempt(status, millis, error).diagnostic("line", test.line).build());
  }

  private RecordBuilder record(DartTest test) {
    Suite suite = suites.get(test.suiteId);
    List<String> path = new ArrayList<>();
    Group innermost = null;
    for (String id : test.groupIds) {
      Group group = groups.get(id);
      if (group != null) {
        innermost = group;
        path.add(group.own);
      }
    }
    return RecordBuilder.named(test.name == null ? null : without(innermost, test.name))
        .suite(path)
        .className(suite == null ? null : suite.path)
        .variant(suite == null ? null : suite.platform);
  }

  private void done(JsonNode event) throws UnreadableReport {
    done = true;
    neverEnded();
    Integer wall = times.ofMillis(JsonValues.number(event, "time"));
    if (wall != null) {
      sink.durationMs(wall);
    }
    if (!event.path("success").isBoolean()) {
      sink.error(new RunError(null, "the run was cancelled", null, null));
    } else if (!JsonValues.isTrue(event, "success") && !red) {
      sink.error(new RunError(null, "the run failed, but no test did", null, null));
    }
  }

  private void neverEnded() throws UnreadableReport {
    for (DartTest test : open.values()) {
      held.remove(test.size());
      Failure failure = new Failure("the test started, but never ended", null, null);
      red(test, CaseStatus.ERROR, null, failure);
    }
    open.clear();
  }

  private void end() throws UnreadableReport {
    neverEnded();
    if (!done) {
      sink.error(new RunError(null, "the report ends before the run does", null, null));
    }
    suites.clear();
    groups.clear();
    held = new Held(limits);
  }
}
