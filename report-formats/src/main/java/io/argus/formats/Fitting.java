package io.argus.formats;

import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.Step;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a record to what is stored: names with a stable end, texts between code points. The output
 * of a case that plainly passed is not stored: it is most of the bytes of many reports and answers
 * no question.
 */
final class Fitting {

  private final Limits limits;
  private final BiConsumer<String, String> warn;
  private @Nullable String plainClass;
  private @Nullable String plainSuite;

  Fitting(Limits limits, BiConsumer<String, String> warn) {
    this.limits = limits;
    this.warn = warn;
  }

  TestRecord fit(TestRecord record) {
    return isPlain(record) ? record : fitted(record);
  }

  /** Nearly every record: short clean names and nothing else. */
  private boolean isPlain(TestRecord record) {
    return record.diagnostics().isEmpty()
        && record.attachments().isEmpty()
        && record.steps().isEmpty()
        && record.error() == null
        && record.attempts().size() == 1
        && record.attempts().get(0).error() == null
        && isPlain(record.name())
        && (Objects.equals(record.className(), plainClass) || isPlainClass(record.className()))
        && (Objects.equals(record.suiteName(), plainSuite) || isPlainSuite(record.suiteName()))
        && isPlain(record.variant());
  }

  private boolean isPlainClass(@Nullable String name) {
    boolean plain = isPlain(name);
    plainClass = plain ? name : plainClass;
    return plain;
  }

  private boolean isPlainSuite(@Nullable String name) {
    boolean plain = isPlain(name);
    plainSuite = plain ? name : plainSuite;
    return plain;
  }

  private boolean isPlain(@Nullable String name) {
    if (name == null) {
      return true;
    }
    return !name.isEmpty() && name.length() <= limits.nameBytes() / 3 && Texts.isPlain(name);
  }

  private TestRecord fitted(TestRecord record) {
    String name = name(record.name());
    List<Attempt> attempts = attempts(record);
    Map<String, String> diagnostics = stored(record);
    Budget budget = new Budget(limits.caseBytes(), name, warn);
    Failure error = record.error() == null ? null : budget.fit(failure(record.error()));
    return new TestRecord(
        nameOrNull(record.suiteName()),
        nameOrNull(record.className()),
        name,
        nameOrNull(record.variant()),
        record.attempts() == attempts ? attempts : budget.fit(attempts),
        record.durationMs(),
        error,
        record.assertions(),
        record.responseTimeMs(),
        record.metrics(),
        diagnostics.isEmpty() ? diagnostics : budget.fit(diagnostics),
        record.attachments().isEmpty() ? record.attachments() : attachments(record, budget),
        record.steps().isEmpty() ? record.steps() : steps(record, budget),
        record.repeatKey(),
        record.restored());
  }

  RunError fit(RunError error) {
    return new RunError(
        nameOrNull(Texts.orNull(error.source())),
        text(error.message(), limits.messageBytes()),
        nameOrNull(Texts.orNull(error.type())),
        text(error.stackTrace(), limits.stackTraceBytes()));
  }

  private String name(String name) {
    String clean = Texts.clean(name);
    String cut = Texts.cutName(clean, limits.nameBytes());
    if (!cut.equals(clean)) {
      warn.accept("a name is longer than " + limits.nameBytes() + " bytes and was cut", cut);
    }
    return cut;
  }

  private @Nullable String nameOrNull(@Nullable String name) {
    return name == null || name.isEmpty() ? null : name(name);
  }

  private @Nullable String text(@Nullable String text, int bytes) {
    if (text == null) {
      return null;
    }
    String clean = Texts.clean(text);
    String cut = Texts.cut(clean, bytes);
    if (!cut.equals(clean)) {
      warn.accept("a text is longer than " + bytes + " bytes and was cut", "");
    }
    return cut;
  }

  private Failure failure(Failure failure) {
    return new Failure(
        text(failure.message(), limits.messageBytes()),
        nameOrNull(failure.type()),
        text(failure.stackTrace(), limits.stackTraceBytes()));
  }

  /** The same list where no attempt has an error. The last ones are kept. */
  private List<Attempt> attempts(TestRecord record) {
    List<Attempt> all = record.attempts();
    if (all.size() == 1 && all.get(0).error() == null) {
      return all;
    }
    if (all.size() > limits.attempts()) {
      warn.accept("a case has more attempts than are kept", record.name());
      all = all.subList(all.size() - limits.attempts(), all.size());
    }
    List<Attempt> fitting = new ArrayList<>(all.size());
    for (Attempt attempt : all) {
      Failure error = attempt.error() == null ? null : failure(attempt.error());
      fitting.add(Budget.withError(attempt, error));
    }
    return fitting;
  }

  private Map<String, String> stored(TestRecord record) {
    Map<String, String> all = named(record.diagnostics());
    boolean plainPass =
        record.status() == CaseStatus.PASS && record.attempts().size() == 1 && !record.restored();
    if (!plainPass || !(all.containsKey("stdout") || all.containsKey("stderr"))) {
      return all;
    }
    Map<String, String> stored = new LinkedHashMap<>(all);
    stored.remove("stdout");
    stored.remove("stderr");
    return stored;
  }

  /** Names that are clean and not too long; nearly always the same map. */
  private Map<String, String> named(Map<String, String> all) {
    if (all.isEmpty() || all.keySet().stream().allMatch(this::isPlain)) {
      return all;
    }
    Map<String, String> named = new LinkedHashMap<>();
    all.forEach((name, text) -> named.put(name(name), text));
    return named;
  }

  private List<Attachment> attachments(TestRecord record, Budget budget) {
    List<Attachment> fitting = new ArrayList<>();
    for (Attachment one : record.attachments()) {
      if (fitting.size() == limits.attachments()) {
        warn.accept("a case has more attachments than are kept", record.name());
        break;
      }
      Attachment fit =
          new Attachment(name(one.name()), nameOrNull(one.contentType()), name(one.path()));
      if (budget.takes(Budget.ENTRY_BYTES, fit.name(), fit.contentType(), fit.path())) {
        fitting.add(fit);
      }
    }
    return fitting;
  }

  private List<Step> steps(TestRecord record, Budget budget) {
    List<Step> fitting = new ArrayList<>();
    for (Step step : record.steps()) {
      if (fitting.size() == limits.steps()) {
        warn.accept("a case has more steps than are kept", record.name());
        break;
      }
      String stepName = name(step.name());
      if (!budget.takes(Budget.STEP_BYTES, stepName)) {
        break;
      }
      fitting.add(
          new Step(
              stepName,
              step.status(),
              step.durationMs(),
              budget.fitOrNull(text(step.expectedResult(), limits.messageBytes())),
              budget.fitOrNull(text(step.actualResult(), limits.messageBytes())),
              budget.fitOrNull(text(step.errorMessage(), limits.messageBytes())),
              step.retryCount(),
              step.critical(),
              budget.fitOrNull(nameOrNull(step.screenshotUrl())),
              budget.fitOrNull(nameOrNull(step.screenshotBeforeUrl())),
              budget.fitOrNull(nameOrNull(step.screenshotAfterUrl()))));
    }
    return fitting;
  }
}
