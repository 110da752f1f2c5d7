package io.argus.formats;

import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.document.DocumentRun;
import io.argus.contracts.document.ResultsDocument;
import io.argus.contracts.event.EventSize;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.IdentityPatterns;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.TestCaseRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The run that one upload makes, as the services store and export it, without any of them. Holds
 * all cases in memory: a document lists them by name, whatever their order in the reports.
 */
public final class UploadedRun {

  private UploadedRun() {}

  /**
   * @param said its start must be known
   * @throws IOException when a file's content can't be read
   */
  public static ResultsDocument document(
      UUID runId, RunMetadata said, IdentityPatterns identity, ReadUpload read) throws IOException {
    List<TestCaseRun> cases = new ArrayList<>(read.counts().total());
    read.forEachCase(said, identity, one -> cases.add(stored(one, said)));
    cases.sort(BY_NAME);
    List<RunError> errors = EventSize.errors(read.errors()).stream().distinct().toList();
    RunCounts counts = read.counts();
    List<Integer> shards = said.shard() > 0 ? List.of(said.shard()) : List.of();
    Long durationMs = read.durationMs();
    DocumentRun run =
        DocumentRun.of(
            runId,
            said,
            status(said, counts, errors),
            durationMs == null ? null : (Long) Math.max(0, durationMs),
            shards,
            counts,
            errors);
    return ResultsDocument.of(run, () -> cases.stream().map(DocumentCase::of).iterator());
  }

  private static RunStatus status(RunMetadata said, RunCounts counts, List<RunError> errors) {
    if (said.shardTotal() > 1) {
      return RunStatus.RUNNING;
    }
    boolean red = counts.failed() + counts.errored() > 0 || !errors.isEmpty();
    return red ? RunStatus.FAIL : RunStatus.PASS;
  }

  /** A single attempt that the case tells by itself is spelled out. */
  private static TestCaseRun stored(TestCaseRun run, RunMetadata said) {
    List<Attempt> attempts = run.attempts();
    if (attempts.isEmpty()) {
      attempts =
          List.of(
              new Attempt(
                  said.attempt(),
                  said.shard(),
                  run.status(),
                  run.durationMs(),
                  run.status().isRed() ? run.error() : null));
    }
    return new TestCaseRun(
        run.caseId(),
        blankToNull(run.suiteName()),
        blankToNull(run.className()),
        run.name(),
        blankToNull(run.variant()),
        run.status(),
        run.durationMs(),
        attempts,
        run.assertions(),
        run.responseTimeMs(),
        run.metrics(),
        run.error(),
        run.diagnostics(),
        run.attachments(),
        run.steps());
  }

  /** Events leave empty texts out. */
  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static final Comparator<@Nullable String> BY_BYTES =
      Comparator.nullsFirst(UploadedRun::compareBytes);

  /** The order that report-service exports in: by UTF-8 bytes, absent ones first. */
  private static final Comparator<TestCaseRun> BY_NAME =
      Comparator.comparing(TestCaseRun::suiteName, BY_BYTES)
          .thenComparing(TestCaseRun::className, BY_BYTES)
          .thenComparing(TestCaseRun::name, BY_BYTES)
          .thenComparing(TestCaseRun::variant, BY_BYTES);

  /** UTF-8 sorts by code point; UTF-16, and so {@link String#compareTo}, does not. */
  private static int compareBytes(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        boolean both = Character.isSurrogate(left) == Character.isSurrogate(right);
        return both ? Character.compare(left, right) : Character.isSurrogate(left) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
