package io.argus.cli.demo;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseId;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down the outcomes of one run's cases. */
final class CaseBook {

  private final CaseId ids;
  private final List<TestCaseRun> cases = new ArrayList<>();

  CaseBook(String project, String suiteId) {
    this.ids = new CaseId(project, suiteId);
  }

  List<TestCaseRun> cases() {
    return cases;
  }

  CaseBook pass(String className, String name, int millis) {
    return add(className, name, CaseStatus.PASS, millis, null, null);
  }

  CaseBook skip(String className, String name, String why) {
    return add(className, name, CaseStatus.SKIP, null, null, new Failure(why, null, null));
  }

  /** Red when {@code failure} says why, else passed. */
  CaseBook outcome(String className, String name, int millis, @Nullable Failure failure) {
    CaseStatus status = failure == null ? CaseStatus.PASS : CaseStatus.FAIL;
    return add(className, name, status, millis, null, failure);
  }

  CaseBook error(String className, String name, int millis, Failure failure) {
    return add(className, name, CaseStatus.ERROR, millis, null, failure);
  }

  CaseBook passOnRetry(String className, String name, int millis, Failure first) {
    List<Attempt> attempts =
        List.of(
            new Attempt(1, 0, CaseStatus.FAIL, millis * 2, first),
            new Attempt(1, 0, CaseStatus.PASS, millis, null));
    return add(className, name, attempts, null, first);
  }

  CaseBook load(String name, int millis, LoadMetrics metrics, @Nullable Failure failure) {
    CaseStatus status = failure == null ? CaseStatus.PASS : CaseStatus.FAIL;
    return add(null, name, status, millis, metrics, failure);
  }

  private CaseBook add(
      @Nullable String className,
      String name,
      CaseStatus status,
      @Nullable Integer millis,
      @Nullable LoadMetrics metrics,
      @Nullable Failure failure) {
    Attempt only = new Attempt(1, 0, status, millis, status.isRed() ? failure : null);
    return add(className, name, List.of(only), metrics, failure);
  }

  private CaseBook add(
      @Nullable String className,
      String name,
      List<Attempt> attempts,
      @Nullable LoadMetrics metrics,
      @Nullable Failure failure) {
    Attempt last = attempts.get(attempts.size() - 1);
    cases.add(
        new TestCaseRun(
            ids.of(null, className, name, null),
            null,
            className,
            name,
            null,
            last.status(),
            last.durationMs(),
            attempts,
            null,
            null,
            metrics,
            failure,
            Map.of(),
            List.of(),
            List.of()));
    return this;
  }

  /** A failed assertion in the style of JUnit; a trace that names the line of the test. */
  static Failure assertion(String className, String message, int line) {
    String type = "org.opentest4j.AssertionFailedError";
    String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
    return new Failure(
        message,
        type,
        type + ": " + message + "\n\tat " + className + ".test(" + file + ":" + line + ")\n");
  }
}
