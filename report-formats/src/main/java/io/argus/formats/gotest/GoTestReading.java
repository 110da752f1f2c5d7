package io.argus.formats.gotest;

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
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the packages of one stream; their events may be interlaced. */
final class GoTestReading {

  private static final String SUBTEST_FAILED = "a subtest failed";
  private static final String FAILED = "the test failed without a message";
  private static final String NEVER_ENDED = "the test started, but never ended";

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final GoOutput.Budget budget;
  private final Held held;
  private final Map<String, GoPackage> packages = new LinkedHashMap<>();
  private final Map<String, GoOutput> builds = new LinkedHashMap<>();
  private final Set<String> failedBuilds = new LinkedHashSet<>();
  private @Nullable Instant firstStart;
  private @Nullable Instant lastEnd;

  GoTestReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.budget = new GoOutput.Budget(limits.treeChars());
    this.held = new Held(limits);
  }

  void read(InputStream content) throws IOException, UnreadableReport {
    JsonLines lines = JsonLines.open(content, limits);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.json() != null) {
        event(line.json());
      } else {
        other(line);
      }
    }
    end();
  }

  /** What old Go versions and builds print; a cut event may have been the red one. */
  private void other(JsonLines.Line line) {
    if (line.trouble() == null) {
      if (line.text().startsWith("FAIL\t")) {
        String[] said = line.text().split("[\t ]", 3);
        sink.error(new RunError(said[1], line.text().replace('\t', ' '), null, null));
      }
    } else if (line.text().contains("\"Action\"") && !line.text().contains("\"output\"")) {
      sink.reject("line " + line.number(), line.trouble());
    } else {
      sink.warn("a line that begins like JSON is none", "line " + line.number());
    }
  }

  private void event(JsonNode event) throws UnreadableReport {
    String action = JsonValues.text(event, "Action");
    if (action == null) {
      return;
    }
    String importPath = JsonValues.text(event, "ImportPath");
    if (importPath != null) {
      build(importPath, action, event);
      return;
    }
    String name = JsonValues.text(event, "Package");
    GoPackage in = packageOf(name == null ? "" : name, event);
    String test = JsonValues.text(event, "Test");
    if (test == null) {
      packageEvent(in, action, event);
    } else {
      testEvent(in, test, action, event);
    }
  }

  private GoPackage packageOf(String name, JsonNode event) throws UnreadableReport {
    GoPackage known = packages.get(name);
    if (known == null) {
      held.add(size(name));
      known = new GoPackage(name, output());
      packages.put(name, known);
      Instant start = times.time(JsonValues.text(event, "Time"));
      if (start != null && (firstStart == null || start.isBefore(firstStart))) {
        firstStart = start;
        sink.startedAt(start);
      }
    }
    return known;
  }

  private GoOutput output() {
    return new GoOutput(budget, limits.stackTraceBytes());
  }

  /** Of a package, a build or a test without its output. */
  private static long size(String name) {
    return 4L * Held.ENTRY_BYTES + Held.size(name);
  }

  private void build(String importPath, String action, JsonNode event) throws UnreadableReport {
    GoOutput output = builds.get(importPath);
    if (output == null) {
      held.add(size(importPath));
      output = output();
      builds.put(importPath, output);
    }
    if (action.equals("build-output")) {
      output.add(raw(event, "Output"));
    } else if (action.equals("build-fail")) {
      failedBuilds.add(importPath);
    }
  }

  /** White space counts in an output. */
  private static String raw(JsonNode event, String name) {
    return event.path(name).asText("");
  }

  private void testEvent(GoPackage in, String name, String action, JsonNode event)
      throws UnreadableReport {
    GoPackage.Test test = in.running.get(name);
    switch (action) {
      case "run" -> start(in, name);
      case "output" -> {
        if (test == null) {
          in.output.add(raw(event, "Output"));
        } else {
          test.add(raw(event, "Output"));
        }
      }
      case "pass", "bench", "fail", "skip" -> {
        GoPackage.Test ended = test == null ? start(in, name) : test;
        in.running.remove(name);
        if (name.equals(in.lastStarted)) {
          in.lastStarted = null;
        }
        ended(in, ended, action, times.ofMillis(JsonValues.number(event, "Elapsed") * 1000));
      }
      default -> {}
    }
  }

  private GoPackage.Test start(GoPackage in, String name) throws UnreadableReport {
    held.add(size(name));
    GoPackage.Test test = new GoPackage.Test(name, output());
    GoPackage.Test before = in.running.put(name, test);
    in.lastStarted = name;
    if (before != null) {
      red(in, before, CaseStatus.ERROR, null, NEVER_ENDED);
    }
    return test;
  }

  private void ended(GoPackage in, GoPackage.Test test, String action, @Nullable Integer millis)
      throws UnreadableReport {
    switch (action) {
      case "fail" ->
          red(in, test, CaseStatus.FAIL, millis, test.subtestFailed ? SUBTEST_FAILED : FAILED);
      case "skip" -> {
        held.remove(size(test.name));
        String output = test.output.take();
        sink.record(record(in, test).skip(millis, GoMessage.of(output).text()).build());
      }
      default -> {
        if (test.panicsAfterPass && in.suspect == null) {
          in.suspect = test;
        } else {
          passed(in, test, millis);
        }
      }
    }
  }

  private void passed(GoPackage in, GoPackage.Test test, @Nullable Integer millis)
      throws UnreadableReport {
    held.remove(size(test.name));
    test.output.take();
    if (in.red.remove(test.name)) {
      held.remove(size(test.name));
    }
    sink.record(record(in, test).pass(millis).build());
  }

  private void red(
      GoPackage in,
      GoPackage.Test test,
      CaseStatus status,
      @Nullable Integer millis,
      String otherwise)
      throws UnreadableReport {
    held.remove(size(test.name));
    String output = test.output.take();
    GoMessage message = GoMessage.of(output);
    boolean asPrinted = test.panics || otherwise.equals(FAILED);
    String said = asPrinted && message.text() != null ? message.text() : otherwise;
    Failure failure =
        Failures.of(said, test.panics ? "panic" : null, GoMessage.withoutFrames(output));
    if (in.red.size() < limits.repeatedCases() && in.red.add(test.name)) {
      held.add(size(test.name));
    }
    in.failParents(test.name, limits.nameBytes());
    sink.record(
        record(in, test)
            .attempt(status, millis, failure)
            .diagnostic("file", message.file())
            .diagnostic("line", message.line())
            .build());
  }

  private static RecordBuilder record(GoPackage in, GoPackage.Test test) {
    return RecordBuilder.named(test.name).className(in.name).repeats(TestRecord.REPEATS);
  }

  private void packageEvent(GoPackage in, String action, JsonNode event) throws UnreadableReport {
    switch (action) {
      case "output" -> in.output.add(raw(event, "Output"));
      case "pass", "skip", "fail" -> {
        Instant end = times.time(JsonValues.text(event, "Time"));
        if (end != null && (lastEnd == null || end.isAfter(lastEnd))) {
          lastEnd = end;
        }
        packages.remove(in.name);
        held.remove(size(in.name));
        boolean failed = action.equals("fail");
        closeTests(in, failed);
        if (failed && in.red.isEmpty()) {
          sink.error(packageError(in, JsonValues.text(event, "FailedBuild")));
        }
        in.output.take();
        in.red.forEach(name -> held.remove(size(name)));
      }
      default -> {}
    }
  }

  /** The innermost first: their parents learn of them. */
  private void closeTests(GoPackage in, boolean failed) throws UnreadableReport {
    GoPackage.Test suspect = in.suspect;
    if (suspect != null && failed) {
      red(in, suspect, CaseStatus.FAIL, null, FAILED);
    } else if (suspect != null) {
      passed(in, suspect, null);
    }
    ArrayList<GoPackage.Test> open = new ArrayList<>(in.running.values());
    for (int i = open.size() - 1; i >= 0; i--) {
      GoPackage.Test test = open.get(i);
      boolean done =
          test.isBenchmark()
              && (!failed || test.measured || !test.name.equals(in.lastStarted))
              && !test.panics;
      if (done) {
        passed(in, test, null);
      } else {
        red(in, test, test.panics ? CaseStatus.FAIL : CaseStatus.ERROR, null, NEVER_ENDED);
      }
    }
  }

  private RunError packageError(GoPackage in, @Nullable String failedBuild) {
    GoOutput build = failedBuild == null ? null : builds.get(failedBuild);
    if (build != null) {
      failedBuilds.remove(failedBuild);
      return buildError(in.name, build);
    }
    String output = in.output.text();
    return new RunError(in.name, firstLine(output, "the package failed"), null, output);
  }

  private static RunError buildError(String source, GoOutput build) {
    String output = build.text();
    return new RunError(source, firstLine(output, "the build failed"), "build failed", output);
  }

  private static String firstLine(String output, String otherwise) {
    String said = otherwise;
    for (String line : (Iterable<String>) output.lines()::iterator) {
      boolean frame =
          line.isBlank() || line.startsWith("#") || line.equals("FAIL") || line.equals("PASS");
      if (GoMessage.isPanic(line)) {
        return line;
      } else if (!frame && said.equals(otherwise)) {
        said = line.replace('\t', ' ');
      }
    }
    return said;
  }

  private void end() throws UnreadableReport {
    for (GoPackage open : packages.values()) {
      closeTests(open, true);
      String source = open.name.isEmpty() ? null : open.name;
      sink.error(new RunError(source, "the report ends before the package does", null, null));
    }
    for (String path : failedBuilds) {
      GoOutput build = builds.get(path);
      if (build != null) {
        sink.error(buildError(path, build));
      }
    }
    Integer wall = times.between(firstStart, lastEnd);
    if (wall != null) {
      sink.durationMs(wall);
    }
  }
}
