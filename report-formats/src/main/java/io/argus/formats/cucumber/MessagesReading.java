package io.argus.formats.cucumber;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonLines;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Held;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the envelopes of one stream. */
final class MessagesReading {

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final Gherkin gherkin;
  private final Map<String, String> hooks = new HashMap<>();
  private final Map<String, String> runHooks = new HashMap<>();
  private final MessagesCases cases;
  private double runStart = Double.NaN;
  private boolean runFinished;
  private boolean red;

  MessagesReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    Held held = new Held(limits);
    this.gherkin = new Gherkin(held);
    this.cases = new MessagesCases(limits, sink, times, held, gherkin);
  }

  void read(InputStream content) throws IOException, UnreadableReport {
    JsonLines lines = JsonLines.open(content, limits);
    for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.json() != null) {
        envelope(line.json());
      } else if (line.trouble() == null) {
        sink.warn("a line is no message", "line " + line.number());
      } else {
        sink.reject("line " + line.number(), line.trouble());
      }
    }
    cases.end();
    if (!runFinished) {
      sink.error(new RunError(null, "the report ends before the run does", null, null));
    }
  }

  private void envelope(JsonNode envelope) throws UnreadableReport {
    String kind = envelope.fieldNames().hasNext() ? envelope.fieldNames().next() : "";
    JsonNode message = envelope.path(kind);
    switch (kind) {
      case "meta" -> tool(message.path("implementation"));
      case "gherkinDocument" -> gherkin.document(message);
      case "pickle" -> gherkin.pickle(message);
      case "parseError" -> {
        red = true;
        String uri = JsonValues.text(message.path("source"), "uri");
        sink.error(new RunError(uri, JsonValues.text(message, "message"), "parse error", null));
      }
      case "hook" -> hooks.put(gherkin.key(message), gherkin.shared(hookName(message)));
      case "testRunStarted" -> {
        runStart = MessagesCase.millis(message.path("timestamp"));
        if (runStart > 0) {
          times.startedAt(runStart);
        }
      }
      case "testRunHookStarted" ->
          runHooks.put(
              gherkin.key(message),
              hooks.getOrDefault(String.valueOf(JsonValues.text(message, "hookId")), "hook"));
      case "testRunHookFinished" -> runHook(message);
      case "testCase" -> cases.testCase(message, hooks);
      case "testCaseStarted" -> cases.caseStarted(message);
      case "testStepFinished" -> cases.stepFinished(message);
      case "testCaseFinished" -> cases.caseFinished(message);
      case "testRunFinished" -> runFinished(message);
      default -> {}
    }
  }

  private void tool(JsonNode implementation) {
    String name = JsonValues.text(implementation, "name");
    String version = JsonValues.text(implementation, "version");
    if (name != null) {
      sink.tool(version == null ? name : name + " " + version);
    }
  }

  /** {@code BeforeAll} is what the users write for {@code BEFORE_TEST_RUN}. */
  private static String hookName(JsonNode hook) {
    String type = String.valueOf(JsonValues.text(hook, "type"));
    String said =
        switch (type) {
          case "BEFORE_TEST_RUN" -> "BeforeAll";
          case "AFTER_TEST_RUN" -> "AfterAll";
          case "BEFORE_TEST_CASE" -> "Before";
          case "AFTER_TEST_CASE" -> "After";
          case "BEFORE_TEST_STEP" -> "BeforeStep";
          case "AFTER_TEST_STEP" -> "AfterStep";
          default -> "hook";
        };
    String name = JsonValues.text(hook, "name");
    return name == null ? said : said + ": " + name;
  }

  private void runHook(JsonNode message) {
    JsonNode result = message.path("result");
    String status = String.valueOf(JsonValues.text(result, "status"));
    if (!status.equals("PASSED") && !status.equals("SKIPPED")) {
      red = true;
      String id = String.valueOf(JsonValues.text(message, "testRunHookStartedId"));
      error(runHooks.getOrDefault(id, "hook"), MessagesCase.failure(result), "the hook failed");
    }
  }

  private void error(@Nullable String source, @Nullable Failure failure, String otherwise) {
    sink.error(
        failure == null
            ? new RunError(source, otherwise, null, null)
            : new RunError(source, failure.message(), failure.type(), failure.stackTrace()));
  }

  private void runFinished(JsonNode message) {
    runFinished = true;
    Failure failure = MessagesCase.failure(message);
    boolean success = JsonValues.isTrue(message, "success");
    boolean anyRed = red || cases.anyRed();
    if (failure != null || (!success && !anyRed)) {
      error(null, failure, "the run failed, but no scenario did");
    } else if (success && anyRed) {
      sink.warn("the report says that the run succeeded, though scenarios failed", "");
    }
    Integer wall = times.ofMillis(MessagesCase.millis(message.path("timestamp")) - runStart);
    if (wall != null) {
      sink.durationMs(wall);
    }
  }
}
