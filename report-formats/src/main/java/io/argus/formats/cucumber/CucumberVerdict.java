package io.argus.formats.cucumber;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of a scenario: its worst step decides, as in Cucumber's own strict counting. */
final class CucumberVerdict {

  private static final Pattern TYPE =
      Pattern.compile("((?:[\\w$]{1,80}\\.){0,20}[\\w$]{0,80}(?:Error|Exception))\\b");

  private final List<CucumberStep> steps;
  private final RecordSink sink;
  private final @Nullable CucumberStep worst;
  private final CaseStatus status;
  private final @Nullable Failure failure;

  /**
   * @param said the scenario's own status, which Behave writes; null = none
   */
  CucumberVerdict(List<CucumberStep> steps, @Nullable String said, RecordSink sink) {
    this.steps = steps;
    this.sink = sink;
    this.worst = worst(steps);
    CaseStatus found = ofSteps();
    CaseStatus own = said == null || found.isRed() ? null : own(said);
    this.status = own == null ? found : own;
    this.failure = own == CaseStatus.ERROR ? Failures.of("status " + said, null, null) : failure();
  }

  CaseStatus status() {
    return status;
  }

  /** As the next attempt; the steps are those of the first one. */
  void addTo(RecordBuilder record, ReportTimes times) {
    double total = Double.NaN;
    for (CucumberStep step : steps) {
      if (step.millis() != null) {
        total = (Double.isNaN(total) ? 0 : total) + step.millis();
      }
      CaseStatus verdict = step.verdict();
      if (verdict != null) {
        record.step(step.label(), verdict, step.millis(), step.error());
      }
    }
    record.attempt(status, times.ofMillis(total), failure);
  }

  /** A failed step before a failed hook, both before anything else. */
  private static @Nullable CucumberStep worst(List<CucumberStep> steps) {
    CucumberStep worst = null;
    for (CucumberStep step : steps) {
      if (rank(step) > rank(worst)) {
        worst = step;
      }
    }
    return worst;
  }

  private static int rank(@Nullable CucumberStep step) {
    CaseStatus verdict = step == null ? null : step.verdict();
    if (step == null || verdict == null) {
      return step == null ? 0 : 1;
    }
    return switch (verdict) {
      case PASS -> 2;
      case SKIP -> 3;
      case ERROR -> 4;
      case FAIL -> "failed".equals(step.status()) ? 6 : 5;
    };
  }

  private CaseStatus ofSteps() {
    CaseStatus found = worst == null ? null : worst.verdict();
    if (found == null) {
      return CaseStatus.SKIP;
    }
    boolean unfinished = steps.stream().anyMatch(step -> step.status() == null);
    return found == CaseStatus.PASS && unfinished ? CaseStatus.ERROR : found;
  }

  /** Null where it adds nothing to the steps. */
  private static @Nullable CaseStatus own(String said) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "passed" -> null;
      case "skipped", "untested" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  private @Nullable Failure failure() {
    if (status == CaseStatus.PASS) {
      return null;
    }
    if (worst == null || worst.verdict() == null) {
      return Failures.skipped(worst == null ? "no steps" : "did not run");
    }
    CaseStatus verdict = worst.verdict();
    if (verdict == CaseStatus.PASS) {
      return status == CaseStatus.ERROR ? Failures.of("a step has no result", null, null) : null;
    }
    String said = String.valueOf(worst.status());
    if (verdict == CaseStatus.SKIP) {
      return Failures.skipped(worst.error() == null ? said + ": " + worst.label() : worst.error());
    }
    if (verdict == CaseStatus.ERROR && !worst.hook() && !CucumberStep.isKnownError(said)) {
      sink.warn("a status is unknown and counts as an error", said);
      return Failures.of("unknown status \"" + said + "\"", null, worst.error());
    }
    if (!said.equals("failed") && worst.error() == null) {
      return Failures.of(said + ": " + worst.label(), null, null);
    }
    return error(worst);
  }

  private static @Nullable Failure error(CucumberStep step) {
    String text = step.error();
    Matcher type = TYPE.matcher(text == null ? "" : text);
    Failure failure = Failures.of(null, type.lookingAt() ? type.group(1) : null, text);
    return failure == null ? Failures.of("failed: " + step.label(), null, null) : failure;
  }
}
