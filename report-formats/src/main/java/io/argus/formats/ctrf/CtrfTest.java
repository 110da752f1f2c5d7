package io.argus.formats.ctrf;

import io.argus.contracts.document.CaseExtra;
import io.argus.contracts.document.DocumentAttachment;
import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.DocumentStep;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what an object of {@code /results/tests} says; made into a record at its end. */
final class CtrfTest {

  private static final int MOST_ASSUMED = 10;

  /** An entry of {@code retryAttempts}. */
  record Earlier(
      CtrfStatus status,
      @Nullable Integer durationMs,
      @Nullable String message,
      @Nullable String trace) {}

  /** An entry of {@code steps}; {@code extra} only in our own documents. */
  record Step(String name, CtrfStatus status, DocumentStep.@Nullable StepExtra extra) {}

  private final RecordSink sink;
  final List<Earlier> earlier = new ArrayList<>(0);
  final List<DocumentAttachment> attachments = new ArrayList<>(0);
  final List<Step> steps = new ArrayList<>(0);
  @Nullable String name;
  @Nullable CtrfStatus status;
  @Nullable Integer durationMs;
  boolean durationSaid;
  List<String> suite = List.of();
  @Nullable String message;
  @Nullable String trace;
  @Nullable Integer line;
  @Nullable String filePath;
  @Nullable String browser;
  boolean flaky;
  @Nullable Integer retries;
  @Nullable String stdout;
  @Nullable String stderr;
  @Nullable CaseExtra ours;

  CtrfTest(RecordSink sink) {
    this.sink = sink;
  }

  /** Members that the schema demands and the object does not have. */
  List<String> missing() {
    List<String> missing = new ArrayList<>(0);
    if (name == null) {
      missing.add("name");
    }
    if (status == null) {
      missing.add("status");
    }
    if (!durationSaid) {
      missing.add("duration");
    }
    return missing;
  }

  TestRecord toRecord() {
    CtrfStatus outcome = status == null ? CtrfStatus.OTHER : status;
    String known = name == null ? "" : name;
    if (ours != null) {
      return CtrfRestored.record(this, known, outcome, ours);
    }
    List<Attempt> attempts = attempts(outcome);
    return new TestRecord(
        suite.isEmpty() ? null : Texts.orNull(String.join(DocumentCase.LEVEL, suite)),
        null,
        known,
        browser,
        attempts,
        durationMs,
        error(attempts, outcome),
        null,
        null,
        null,
        diagnostics(),
        attachments.stream().map(CtrfTest::attachment).toList(),
        steps.stream().map(CtrfTest::step).toList(),
        TestRecord.NEVER_REPEATS,
        false);
  }

  Map<String, String> diagnostics() {
    Map<String, String> diagnostics = new LinkedHashMap<>();
    put(diagnostics, "stdout", stdout);
    put(diagnostics, "stderr", stderr);
    put(diagnostics, "file", filePath);
    put(diagnostics, "line", line == null ? null : line.toString());
    return diagnostics;
  }

  private static void put(Map<String, String> target, String key, @Nullable String value) {
    String text = Texts.orNull(value);
    if (text != null) {
      target.put(key, text);
    }
  }

  private List<Attempt> attempts(CtrfStatus outcome) {
    CaseStatus last = outcome.status();
    List<Attempt> attempts = new ArrayList<>();
    for (Earlier attempt : withoutTheLast()) {
      CaseStatus tried = attempt.status().status();
      Failure error = tried.isRed() ? failure(attempt.message(), attempt.trace()) : null;
      attempts.add(new Attempt(0, 0, tried, attempt.durationMs(), error));
    }
    boolean redBefore = attempts.stream().anyMatch(attempt -> attempt.status().isRed());
    if (flaky && last == CaseStatus.PASS && !redBefore) {
      assume(attempts);
    }
    attempts.add(
        new Attempt(0, 0, last, durationMs, last.isRed() ? failure(message, trace) : null));
    return attempts;
  }

  /** Some writers list the final attempt, too, although the test itself is that one. */
  private List<Earlier> withoutTheLast() {
    boolean tooMany = retries != null && earlier.size() == retries + 1;
    return tooMany ? earlier.subList(0, earlier.size() - 1) : earlier;
  }

  /** Flaky means that it failed before: as often as it was retried. */
  private void assume(List<Attempt> attempts) {
    int times = retries == null ? 1 : Math.max(1, Math.min(MOST_ASSUMED, retries));
    for (int i = 0; i < times; i++) {
      attempts.add(new Attempt(0, 0, CaseStatus.FAIL, null, null));
    }
    sink.warn("a flaky test does not list its failed attempts, they were assumed", "" + name);
  }

  private @Nullable Failure error(List<Attempt> attempts, CtrfStatus outcome) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).status().isRed()) {
        return attempts.get(i).error();
      }
    }
    if (outcome == CtrfStatus.PASSED) {
      return null;
    }
    String reason = Texts.orNull(message);
    if (reason == null) {
      reason = outcome == CtrfStatus.SKIPPED ? null : "status: " + outcome.word();
    }
    return reason == null ? null : new Failure(reason, null, null);
  }

  private static @Nullable Failure failure(@Nullable String message, @Nullable String trace) {
    String said = Texts.orNull(message);
    String stack = Texts.orNull(trace);
    return said == null && stack == null ? null : new Failure(said, null, stack);
  }

  private static Attachment attachment(DocumentAttachment attachment) {
    return new Attachment(
        Texts.clean(attachment.name()),
        Texts.orNull(attachment.contentType()),
        Texts.clean(attachment.path()));
  }

  private static io.argus.contracts.run.Step step(Step step) {
    return new io.argus.contracts.run.Step(
        Texts.clean(step.name()),
        step.status().status(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
