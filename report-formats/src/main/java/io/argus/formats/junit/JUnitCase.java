package io.argus.formats.junit;

import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.AttachmentReferences;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a {@code <testcase>} says; made into a record at its end. */
final class JUnitCase {

  private static final Pattern NODE_FILE = Pattern.compile("(?:/|[A-Za-z]:\\\\).*\\.[cm]?[jt]s");

  private static final Set<String> SKIPPING_STATUS =
      Set.of("notrun", "disabled", "skipped", "ignored");
  private static final Set<String> SKIPPING_RESULT = Set.of("suppressed", "skipped");

  /** Of dialects that say it with an attribute alone; what is neither red nor skipped passed. */
  private static final Set<String> FAILED =
      Set.of(
          "failed", "failure", "fail", "error", "errored", "broken", "interrupted", "incomplete");

  private final Limits limits;
  private final RecordSink sink;
  final StringBuilder stdout;
  final StringBuilder stderr;
  private List<JUnitTrouble> own = List.of();
  private List<JUnitTrouble> reruns = List.of();
  private List<Attachment> attachments = List.of();
  private Map<String, String> properties = Map.of();
  private boolean skipped;
  private @Nullable String skipMessage;
  @Nullable String name;
  @Nullable String className;
  @Nullable Integer durationMs;
  @Nullable String status;
  @Nullable String result;
  @Nullable String file;
  @Nullable String line;
  @Nullable String assertions;

  /**
   * @param stdout empty
   * @param stderr empty
   */
  JUnitCase(Limits limits, RecordSink sink, StringBuilder stdout, StringBuilder stderr) {
    this.limits = limits;
    this.sink = sink;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  void add(JUnitTrouble trouble) {
    if (own.size() + reruns.size() < limits.attempts()) {
      if (trouble.rerun()) {
        reruns = with(trouble, reruns);
      } else {
        own = with(trouble, own);
      }
    } else {
      sink.warn("a case has more failures than are kept", TestRecord.UNNAMED);
    }
  }

  /** Nearly every case has none. */
  private static <T> List<T> with(T one, List<T> others) {
    List<T> all = others.isEmpty() ? new ArrayList<>(1) : others;
    all.add(one);
    return all;
  }

  private void attach(List<Attachment> more) {
    for (Attachment one : more) {
      attachments = with(one, attachments);
    }
  }

  void skipped(@Nullable String message) {
    skipped = true;
    skipMessage = skipMessage == null ? message : skipMessage;
  }

  void property(@Nullable String name, String value) {
    String known = Texts.orNull(name);
    if (known == null) {
      return;
    }
    if (AttachmentReferences.isAttachment(known)) {
      if (attachments.size() <= limits.attachments()) {
        attach(AttachmentReferences.of(value));
      }
    } else if (properties.size() < limits.properties()) {
      properties = properties.isEmpty() ? new LinkedHashMap<>() : properties;
      properties.put("property." + Texts.cutName(known, limits.nameBytes()), Texts.clean(value));
    } else {
      sink.warn("a case has more properties than are kept", known);
    }
  }

  TestRecord toRecord(JUnitSuite suite) {
    List<Attempt> attempts = attempts();
    attach(AttachmentReferences.in(stdout, limits.attachments() + 1));
    return new TestRecord(
        suite.path(),
        Texts.orNull(className),
        name(),
        suite.variant(),
        attempts,
        durationMs,
        error(attempts),
        assertions(attempts.get(attempts.size() - 1).status()),
        null,
        null,
        diagnostics(),
        attachments,
        List.of(),
        repeatKey(suite),
        false);
  }

  /** node:test calls a file that fails as a whole by its absolute path. */
  private String name() {
    String known = Texts.orNull(name);
    boolean file = "test".equals(className) && known != null && NODE_FILE.matcher(known).matches();
    String said = file ? SourceFiles.name(known) : known;
    return said == null ? TestRecord.UNNAMED : said;
  }

  /**
   * Surefire and nextest tell of the first try, then of its reruns; or of a pass and what led to
   * it.
   */
  private List<Attempt> attempts() {
    CaseStatus outcome = outcome();
    Failure failure = outcome.isRed() ? failure(outcome) : null;
    Attempt main = new Attempt(0, 0, outcome, durationMs, failure);
    if (reruns.isEmpty()) {
      return List.of(main);
    }
    List<Attempt> attempts = new ArrayList<>(reruns.size() + 1);
    for (JUnitTrouble rerun : reruns) {
      attempts.add(new Attempt(0, 0, rerun.status(), rerun.durationMs(), rerun.failure()));
    }
    attempts.add(outcome.isRed() ? 0 : attempts.size(), main);
    return attempts;
  }

  private CaseStatus outcome() {
    if (!own.isEmpty()) {
      boolean failed = own.stream().anyMatch(trouble -> trouble.status() == CaseStatus.FAIL);
      return failed ? CaseStatus.FAIL : CaseStatus.ERROR;
    }
    boolean skips = skipped || says(SKIPPING_STATUS, status) || says(SKIPPING_RESULT, result);
    if (skips) {
      return CaseStatus.SKIP;
    }
    return redWord() == null ? CaseStatus.PASS : CaseStatus.ERROR;
  }

  /** What an attribute says to be red, though no element tells why. */
  private @Nullable String redWord() {
    return says(FAILED, status) ? status : says(FAILED, result) ? result : null;
  }

  private static boolean says(Set<String> words, @Nullable String word) {
    return word != null && words.contains(word.toLowerCase(Locale.ROOT));
  }

  private @Nullable Failure failure(CaseStatus outcome) {
    if (own.isEmpty()) {
      return new Failure("the report says \"" + redWord() + "\" and not why", null, null);
    }
    if (own.size() > 1) {
      own.sort((a, b) -> Boolean.compare(a.status() != outcome, b.status() != outcome));
    }
    return JUnitFailures.join(own, limits.stackTraceBytes());
  }

  private @Nullable Failure error(List<Attempt> attempts) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).status().isRed()) {
        return attempts.get(i).error();
      }
    }
    return skipped && skipMessage != null ? new Failure(skipMessage, null, null) : null;
  }

  /** A test stops at its first failed assertion. */
  private @Nullable Assertions assertions(CaseStatus outcome) {
    if (assertions == null || !assertions.matches("\\d{1,9}")) {
      return null;
    }
    int made = Integer.parseInt(assertions);
    int failed = outcome == CaseStatus.FAIL ? Math.min(1, made) : 0;
    return new Assertions(made - failed, failed);
  }

  private Map<String, String> diagnostics() {
    if (stdout.isEmpty() && stderr.isEmpty() && file == null && line == null) {
      return properties;
    }
    Map<String, String> diagnostics = new LinkedHashMap<>();
    put(diagnostics, "stdout", stdout.toString());
    put(diagnostics, "stderr", stderr.toString());
    put(diagnostics, "file", file);
    put(diagnostics, "line", line);
    diagnostics.putAll(properties);
    return diagnostics;
  }

  private static void put(Map<String, String> target, String name, @Nullable String value) {
    String text = Texts.orNull(value);
    if (text != null) {
      target.put(name, text);
    }
  }

  /**
   * pytest names every test of a suite once, so a second record of the same name, or of the same
   * line, is a rerun. Nobody else promises that. pytest-rerunfailures writes the earlier records
   * without their failure.
   */
  private long repeatKey(JUnitSuite suite) {
    boolean python = file != null && line != null && file.endsWith(".py");
    if (!python && !suite.isPytest()) {
      return TestRecord.NEVER_REPEATS;
    }
    int place = python ? 31 * String.valueOf(file).hashCode() + String.valueOf(line).hashCode() : 0;
    return Long.MIN_VALUE | ((long) place << 32) | suite.recordsBefore();
  }
}
