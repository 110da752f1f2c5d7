package io.argus.formats.cucumber;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Held;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The test cases of one stream; each is kept until no other try of it can follow. */
final class MessagesCases {

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final Held held;
  private final Gherkin gherkin;
  private final Map<String, MessagesCase> cases = new HashMap<>();
  private final Map<String, MessagesCase> started = new LinkedHashMap<>();
  private boolean red;

  MessagesCases(Limits limits, RecordSink sink, ReportTimes times, Held held, Gherkin gherkin) {
    this.limits = limits;
    this.sink = sink;
    this.times = times;
    this.held = held;
    this.gherkin = gherkin;
  }

  /** True when the last try of one of them was red, as far as is known. */
  boolean anyRed() {
    return red || cases.values().stream().anyMatch(kept -> kept.red);
  }

  /** Records those that wait for another try or for their end, which will not come. */
  void end() throws UnreadableReport {
    for (MessagesCase open : List.copyOf(started.values())) {
      Failure failure = new Failure("the scenario started, but never ended", null, null);
      add(open, new Attempt(0, 0, CaseStatus.ERROR, null, failure));
      record(open);
    }
    for (MessagesCase retried : cases.values()) {
      if (!retried.attempts.isEmpty()) {
        record(retried);
      }
    }
  }

  void testCase(JsonNode message, Map<String, String> hooks) throws UnreadableReport {
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

  void caseStarted(JsonNode message) throws UnreadableReport {
    String id = String.valueOf(JsonValues.text(message, "testCaseId"));
    MessagesCase known = cases.get(id);
    if (known == null) {
      known = new MessagesCase(id, null);
      keep(known);
    }
    clearSteps(known);
    known.retried = false;
    known.startMillis = MessagesCase.millis(message.path("timestamp"));
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

  void stepFinished(JsonNode message) throws UnreadableReport {
    MessagesCase in = started.get(String.valueOf(JsonValues.text(message, "testCaseStartedId")));
    if (in == null || in.steps.size() > limits.steps()) {
      return;
    }
    JsonNode result = message.path("testStepResult");
    in.retried |= JsonValues.isTrue(result, "willBeRetried");
    String id = String.valueOf(JsonValues.text(message, "testStepId"));
    String status = String.valueOf(JsonValues.text(result, "status")).toUpperCase(Locale.ROOT);
    Integer millis = times.ofMillis(MessagesCase.millis(result.path("duration")));
    MessagesCase.Step step =
        new MessagesCase.Step(
            in.names.getOrDefault(id, "step"), status, millis, MessagesCase.failure(result));
    held.add(step.size());
    in.steps.add(step);
  }

  void caseFinished(JsonNode message) throws UnreadableReport {
    String id = String.valueOf(JsonValues.text(message, "testCaseStartedId"));
    MessagesCase ended = started.remove(id);
    if (ended == null) {
      sink.warn("a scenario ended that never started", id);
      return;
    }
    held.remove(Gherkin.keySize(id) + ended.size());
    double took = MessagesCase.millis(message.path("timestamp")) - ended.startMillis;
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
}
