package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case of a results document. {@link #of} and {@link #toCase} are each other's inverse for
 * every case that a parser emits (no error without any text, errors only on red attempts).
 *
 * @param id the public case id
 * @param duration ms of the last attempt; 0 where unknown, then the extra says so
 * @param message of the last attempt; on a pass on retry the red attempts carry theirs
 * @param retryAttempts all attempts but the last; null = there was only one
 * @param stdout lines, without their line feeds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentCase(
    UUID id,
    String name,
    DocumentStatus status,
    int duration,
    @Nullable List<String> suite,
    @Nullable String message,
    @Nullable String trace,
    @Nullable Integer line,
    @Nullable String filePath,
    @Nullable Integer retries,
    @Nullable List<DocumentAttempt> retryAttempts,
    @Nullable Boolean flaky,
    @Nullable List<String> stdout,
    @Nullable List<String> stderr,
    @Nullable List<DocumentAttachment> attachments,
    @Nullable List<DocumentStep> steps,
    Extra<CaseExtra> extra) {

  /** What joins the levels of a suite name. */
  public static final String LEVEL = " > ";

  /** The test that says everything {@code run} says. Its name must not be empty. */
  public static DocumentCase of(TestCaseRun run) {
    Failure own = DocumentErrors.ofTest(run);
    DocumentOutput output = DocumentOutput.of(run.diagnostics());
    int retries = Math.max(0, run.attempts().size() - 1);
    return new DocumentCase(
        run.caseId(),
        run.name(),
        DocumentStatus.of(run.status()),
        run.durationMs() == null ? 0 : run.durationMs(),
        run.suiteName() == null ? null : List.of(run.suiteName().split(LEVEL, -1)),
        own == null ? null : own.message(),
        own == null ? null : own.stackTrace(),
        output.line(),
        output.filePath(),
        retries == 0 ? null : retries,
        retries == 0 ? null : earlierAttempts(run.attempts()),
        run.passedOnRetry() ? true : null,
        output.stdout(),
        output.stderr(),
        orNull(run.attachments().stream().map(DocumentAttachment::of).toList()),
        orNull(run.steps().stream().map(DocumentStep::of).toList()),
        new Extra<>(extra(run, own, output.others())));
  }

  /** The case this test was made of. */
  public TestCaseRun toCase() {
    CaseExtra more = extra.argus();
    List<Attempt> attempts = attempts();
    return new TestCaseRun(
        id,
        more.suiteName(),
        more.className(),
        name,
        more.variant(),
        more.status(),
        Boolean.TRUE.equals(more.durationUnknown()) ? null : (Integer) duration,
        attempts,
        more.assertions(),
        more.responseTimeMs(),
        more.metrics(),
        more.error() != null ? more.error() : DocumentErrors.ofCase(attempts, ownError()),
        new DocumentOutput(stdout, stderr, filePath, line, more.diagnostics()).diagnostics(),
        attachments == null
            ? List.<Attachment>of()
            : attachments.stream().map(DocumentAttachment::toAttachment).toList(),
        steps == null ? List.<Step>of() : steps.stream().map(DocumentStep::toStep).toList());
  }

  private static CaseExtra extra(
      TestCaseRun run, @Nullable Failure own, @Nullable Map<String, String> diagnostics) {
    Failure derived = DocumentErrors.ofCase(run.attempts(), own);
    Failure error = DocumentErrors.orNull(run.error());
    return new CaseExtra(
        run.caseId(),
        run.suiteName(),
        run.className(),
        run.variant(),
        run.status(),
        run.durationMs() == null ? true : null,
        attemptExtras(run.attempts()),
        own == null ? null : own.type(),
        error == null || error.equals(derived) ? null : error,
        run.assertions(),
        run.responseTimeMs(),
        run.metrics(),
        diagnostics);
  }

  private static List<CaseExtra.AttemptExtra> attemptExtras(List<Attempt> attempts) {
    List<CaseExtra.AttemptExtra> extras = new ArrayList<>(attempts.size());
    for (int i = 0; i < attempts.size(); i++) {
      extras.add(CaseExtra.AttemptExtra.of(attempts.get(i), i == attempts.size() - 1));
    }
    return extras;
  }

  private static List<DocumentAttempt> earlierAttempts(List<Attempt> attempts) {
    List<DocumentAttempt> earlier = new ArrayList<>(attempts.size() - 1);
    for (int i = 0; i < attempts.size() - 1; i++) {
      earlier.add(DocumentAttempt.of(i + 1, attempts.get(i)));
    }
    return earlier;
  }

  private List<Attempt> attempts() {
    List<CaseExtra.AttemptExtra> facts = extra.argus().attempts();
    List<Attempt> attempts = new ArrayList<>(facts.size());
    for (int i = 0; i < facts.size(); i++) {
      CaseExtra.AttemptExtra fact = facts.get(i);
      Failure error = fact.status().isRed() ? errorOfAttempt(i, fact.errorType()) : null;
      attempts.add(
          new Attempt(fact.attempt(), fact.shard(), fact.status(), fact.durationMs(), error));
    }
    return attempts;
  }

  private @Nullable Failure errorOfAttempt(int index, @Nullable String type) {
    if (index == extra.argus().attempts().size() - 1) {
      return ownError();
    }
    if (retryAttempts == null || index >= retryAttempts.size()) {
      return DocumentErrors.orNull(new Failure(null, type, null));
    }
    DocumentAttempt texts = retryAttempts.get(index);
    return DocumentErrors.orNull(new Failure(texts.message(), type, texts.trace()));
  }

  private @Nullable Failure ownError() {
    return DocumentErrors.orNull(new Failure(message, extra.argus().errorType(), trace));
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
