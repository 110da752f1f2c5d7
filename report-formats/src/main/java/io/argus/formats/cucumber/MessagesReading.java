package io.argus.formats.cucumber;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonLines;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Held;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the envelopes of one stream. */
final class MessagesReading {

  private static final double NANOS = 1e6;

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final Held held;
  private final Gherkin gherkin;
  private final Map<String, String> hooks = new HashMap<>();
  private final Map<String, String> runHooks = new HashMap<>();
  private final Map<String, MessagesCase> cases = new HashMap<>();
  private final Map<String, MessagesCase> started = new LinkedHashMap<>();
  private double runStart = Double.NaN;
  private boolean runFinished;
  private boolean red;

  MessagesReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.held = new Held(limits);
    this.gherkin = new Gherkin(held);
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
    for (MessagesCase open : List.copyOf(started.values())) {
      red = true;
      Failure failure = new Failure("the scenario started, but never ended", null, null);
      add(open, new Attempt(0, 0, CaseStatus.ERROR, null, failure));
      record(open);
    }
    for (MessagesCase retried : cases.values()) {
      if (!retried.attempts.isEmpty()) {
        record(retried);
      }
    }
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
        runStart = millis(message.path("timestamp"));
        if (runStart > 0) {
          times.startedAt(runStart);
        }
      }
      case "testRunHookStarted" ->
          runHooks.put(
              gherkin.key(message),
              hooks.getOrDefault(String.valueOf(JsonValues.text(message, "hookId")), "hook"));
      case "testRunHookFinished" -> runHook(message);
      case "testCase" -> testCase(message);
      case "testCaseStarted" -> caseStarted(message);
      case "testStepFinished" -> stepFinished(message);
      case "testCaseFinished" -> caseFinished(message);
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

  /** Milliseconds of a time or a duration; NaN = not said. */
  private static double millis(JsonNode said) {
    return JsonValues.number(said, "seconds") * 1000 + JsonValues.number(said, "nanos") / NANOS;
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

  private void testCase(JsonNode message) throws UnreadableReport {
    String pickleId = String.valueOf(JsonValues.text(message, "pickleId"));
    String id = String.valueOf(JsonValues.text(message, "id"));
    Gherkin.Pickle pickle = gherkin.pickle(pickleId);
    MessagesCase before = cases.get(id);
    if (before != null && pickle != null && pickle.equals(before.pickle)) {
      return; // cucumber-ruby tells of it before each try
    }
    if (before != null && !before.attempts.isEmpty()) {
      record(before);
    }
    MessagesCase known = new MessagesCase(id, pickle);
    Map<String, String> texts = gherkin.takeSteps(pickleId);
    for (JsonNode step : message.path("testSteps")) {
      String pickleStep = JsonValues.text(step, "pickleStepId");
      String name =
          pickleStep == null
              ? hooks.getOrDefault(String.valueOf(JsonValues.text(step, "hookId")), "hook")
              : texts.getOrDefault(pickleStep, "step");
      known.names.put(String.valueOf(JsonValues.text(step, "id")), name);
    }
    keep(known);
  }

  private void keep(MessagesCase known) throws UnreadableReport {
    held.add(known.size());
    MessagesCase before = cases.put(known.id, known);
    if (before != null) {
      held.remove(before.size());
    }
  }

  private void caseStarted(JsonNode message) throws UnreadableReport {
    String id = String.valueOf(JsonValues.text(message, "testCaseId"));
    MessagesCase known = cases.get(id);
    if (known == null) {
      known = new MessagesCase(id, null);
      keep(known);
    }
    clearSteps(known);
    known.retried = false;
    known.startMillis = millis(message.path("timestamp"));
    // A case may be forgotten or told anew while it runs: who runs counts it, too.
    held.add(known.size());
    started.put(gherkin.key(message), known);
  }

  private void clearSteps(MessagesCase known) {
    for (MessagesCase.Step step : known.steps) {
      held.remove(step.size());
    }
    known.steps.clear();
  }

  private void stepFinished(JsonNode message) throws UnreadableReport {
    MessagesCase in = started.get(String.valueOf(JsonValues.text(message, "testCaseStartedId")));
    if (in == null || in.steps.size() > limits.steps()) {
      return;
    }
    JsonNode result = message.path("testStepResult");
    in.retried |= JsonValues.isTrue(result, "willBeRetried");
    String id = String.valueOf(JsonValues.text(message, "testStepId"));
    String status = String.valueOf(JsonValues.text(result, "status")).toUpperCase(Locale.ROOT);
    Integer millis = times.ofMillis(millis(result.path("duration")));
    MessagesCase.Step step =
        new MessagesCase.Step(
            in.names.getOrDefault(id, "step"), status, millis, MessagesCase.failure(result));
    held.add(step.size());
    in.steps.add(step);
  }

  private void caseFinished(JsonNode message) throws UnreadableReport {
    String id = String.valueOf(JsonValues.text(message, "testCaseStartedId"));
    MessagesCase ended = started.remove(id);
    if (ended == null) {
      sink.warn("a scenario ended that never started", id);
      return;
    }
    held.remove(Gherkin.keySize(id) + ended.size());
    double took = millis(message.path("timestamp")) - ended.startMillis;
    add(ended, attempt(ended, times.ofMillis(took)));
    if (ended.retried || JsonValues.isTrue(message, "willBeRetried")) {
      return;
    }
    // Some versions of cucumber-ruby do not tell whether another try follows.
    ended.mayFollow = !message.has("willBeRetried");
    record(ended);
    if (!ended.mayFollow) {
      forget(ended);
    }
  }

  /** No other try of it follows. */
  private void forget(MessagesCase ended) {
    if (cases.remove(ended.id, ended)) {
      held.remove(ended.size());
    }
    if (ended.pickle != null) {
      gherkin.forget(ended.pickle);
    }
  }

  private void add(MessagesCase to, Attempt attempt) throws UnreadableReport {
    held.add(size(attempt));
    to.attempts.add(attempt);
    if (to.attempts.size() > limits.attempts()) {
      held.remove(size(to.attempts.remove(0)));
    }
  }

  private static long size(Attempt attempt) {
    return Held.ENTRY_BYTES + Held.size(attempt.error());
  }

  private Attempt attempt(MessagesCase ended, @Nullable Integer millis) {
    MessagesCase.Step worst = ended.worst();
    if (worst == null) {
      Failure empty = new Failure("the scenario has no steps", null, null);
      return new Attempt(0, 0, CaseStatus.SKIP, millis, empty);
    }
    CaseStatus status = worst.status();
    Failure error = worst.error();
    if (status == CaseStatus.ERROR) {
      sink.warn("a status is unknown and was taken for an error", worst.result());
    }
    if (status.isRed() && error == null) {
      String word = worst.result().toLowerCase(Locale.ROOT);
      error = new Failure(word + " step: " + worst.name(), worst.result(), null);
    }
    return new Attempt(0, 0, status, millis, error);
  }

  private void record(MessagesCase ended) throws UnreadableReport {
    Gherkin.Pickle pickle = ended.pickle;
    RecordBuilder record = RecordBuilder.named(pickle == null ? null : pickle.name());
    if (ended.mayFollow) {
      record.repeats(TestRecord.REPEATS + Integer.toUnsignedLong(ended.id.hashCode()));
    }
    if (pickle != null) {
      record.suite(pickle.suite()).variant(pickle.row()).diagnostic("file", pickle.uri());
    }
    for (Attempt attempt : ended.attempts) {
      record.attempt(attempt.status(), attempt.durationMs(), attempt.error());
      held.remove(size(attempt));
    }
    ended.red = ended.attempts.get(ended.attempts.size() - 1).status().isRed();
    red |= ended.red && !ended.mayFollow;
    for (MessagesCase.Step step : ended.steps) {
      Failure error = step.error();
      record.step(
          step.name(), step.status(), step.millis(), error == null ? null : error.message());
    }
    ended.attempts.clear();
    clearSteps(ended);
    sink.record(record.build());
  }

  private void runFinished(JsonNode message) {
    runFinished = true;
    Failure failure = MessagesCase.failure(message);
    red |= cases.values().stream().anyMatch(kept -> kept.red);
    boolean success = JsonValues.isTrue(message, "success");
    if (failure != null || (!success && !red)) {
      error(null, failure, "the run failed, but no scenario did");
    } else if (success && red) {
      sink.warn("the report says that the run succeeded, though scenarios failed", "");
    }
    Integer wall = times.ofMillis(millis(message.path("timestamp")) - runStart);
    if (wall != null) {
      sink.durationMs(wall);
    }
  }
}
