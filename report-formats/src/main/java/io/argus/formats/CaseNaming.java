package io.argus.formats;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.TestRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives every case of an upload an identity that no other has: equal ones are numbered in order
 * ({@code #2}, {@code #3}…), so that a red case never disappears behind a green one of the same
 * name.
 */
final class CaseNaming {

  private static final String JOINT = ", ";

  /** A diagnostic: the name as the report has it. */
  private static final String REPORTED_NAME = "reportedName";

  private final RunMetadata run;
  private final IdentityPatterns identity;
  private final CaseId ids;
  private final CaseTable taken;

  /**
   * @param expected so many cases are likely
   */
  CaseNaming(RunMetadata run, IdentityPatterns identity, int expected) {
    this.run = run;
    this.identity = identity;
    this.ids = new CaseId(run.project(), run.suiteId());
    this.taken = new CaseTable(expected);
  }

  TestCaseRun toCase(TestRecord said) {
    TestRecord record = said.restored() || identity.isEmpty() ? said : identified(said);
    String variant = record.restored() ? record.variant() : joined(run.variant(), record.variant());
    UUID id = id(record, variant);
    int number = taken.increment(id);
    UUID unique = id;
    String numbered = variant;
    while (number > 1) {
      numbered = variant == null ? "#" + number : variant + " #" + number;
      unique = id(record, numbered);
      if (taken.get(unique) == 0) {
        taken.set(unique, 1);
        taken.set(id, number);
        break;
      }
      number++;
    }
    return toCase(record, unique, numbered);
  }

  /** What the report calls it is kept beside where that is more. */
  private TestRecord identified(TestRecord said) {
    String name = identity.apply(said.name());
    Map<String, String> diagnostics = said.diagnostics();
    if (!name.equals(said.name())) {
      diagnostics = new LinkedHashMap<>(diagnostics);
      diagnostics.put(REPORTED_NAME, said.name());
    }
    return said.identifiedAs(
        identity.applyOrNull(said.suiteName()),
        identity.applyOrNull(said.className()),
        name,
        identity.applyOrNull(said.variant()),
        diagnostics);
  }

  private static @Nullable String joined(@Nullable String outer, @Nullable String inner) {
    if (outer == null || outer.isEmpty()) {
      return inner;
    }
    return inner == null || inner.equals(outer) ? outer : outer + JOINT + inner;
  }

  private UUID id(TestRecord record, @Nullable String variant) {
    return ids.of(record.suiteName(), record.className(), record.name(), variant);
  }

  private TestCaseRun toCase(TestRecord record, UUID id, @Nullable String variant) {
    return new TestCaseRun(
        id,
        record.suiteName(),
        record.className(),
        record.name(),
        variant,
        record.status(),
        duration(record),
        record.restored() ? record.attempts() : attempts(record),
        record.assertions(),
        record.responseTimeMs(),
        record.metrics(),
        record.error(),
        record.diagnostics(),
        record.attachments(),
        record.steps());
  }

  /** A single one that the case tells by itself is left out, as of most cases. */
  private List<Attempt> attempts(TestRecord record) {
    List<Attempt> attempts = record.attempts();
    if (attempts.size() > 1) {
      return attempts.stream().map(this::attempt).toList();
    }
    Attempt only = attempts.get(0);
    boolean told =
        Objects.equals(only.durationMs(), duration(record))
            && Objects.equals(only.error(), only.status().isRed() ? record.error() : null);
    return told ? List.of() : List.of(attempt(only));
  }

  private Attempt attempt(Attempt attempt) {
    return new Attempt(
        run.attempt(), run.shard(), attempt.status(), attempt.durationMs(), attempt.error());
  }

  private static @Nullable Integer duration(TestRecord record) {
    Integer last = record.attempts().get(record.attempts().size() - 1).durationMs();
    return record.restored() || last == null ? record.durationMs() : last;
  }
}
