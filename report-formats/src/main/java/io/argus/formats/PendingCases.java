package io.argus.formats;

import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.TestRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cases whose last record is not here yet. Their texts wait in memory up to a bound; beyond it the
 * earlier attempts keep their outcome alone.
 */
final class PendingCases {

  private static final long MOST_CHARS = 16L * 1024 * 1024;

  private final int mostAttempts;
  private final Map<UUID, Pending> cases = new HashMap<>();
  private long chars;

  /**
   * @param mostAttempts of a case; beyond it the first ones are forgotten
   */
  PendingCases(int mostAttempts) {
    this.mostAttempts = mostAttempts;
  }

  /** The whole case when {@code record} is the last of its {@code count}; else null. */
  @Nullable TestRecord add(UUID key, int count, TestRecord record) {
    Pending known = cases.computeIfAbsent(key, one -> new Pending());
    if (++known.seen < count) {
      long size = RecordSize.chars(record);
      boolean fits = chars + size <= MOST_CHARS;
      known.chars += fits ? size : 0;
      chars += fits ? size : 0;
      known.merge(record, fits, mostAttempts, record.repeatsOnlyRed());
      return null;
    }
    cases.remove(key);
    chars -= known.chars;
    known.merge(record, true, mostAttempts, false);
    return known.toRecord(record);
  }

  private static final class Pending {
    private final List<Attempt> attempts = new ArrayList<>(2);
    private final List<Attachment> attachments = new ArrayList<>(0);
    private Map<String, String> diagnostics = Map.of();
    private @Nullable Failure error;
    private int seen;
    private long chars;

    void merge(TestRecord record, boolean texts, int mostAttempts, boolean wasRed) {
      for (Attempt attempt : record.attempts()) {
        Attempt known = wasRed ? red(attempt) : attempt;
        attempts.add(texts ? known : Budget.withError(known, null));
      }
      if (attempts.size() > mostAttempts) {
        attempts.subList(0, attempts.size() - mostAttempts).clear();
      }
      if (!texts) {
        return;
      }
      attachments.addAll(record.attachments());
      if (!record.diagnostics().isEmpty()) {
        diagnostics = record.diagnostics();
      }
      if (record.wasRed() || error == null) {
        error = record.error();
      }
    }

    private static Attempt red(Attempt attempt) {
      return attempt.status() == CaseStatus.PASS
          ? new Attempt(
              attempt.attempt(), attempt.shard(), CaseStatus.FAIL, attempt.durationMs(), null)
          : attempt;
    }

    TestRecord toRecord(TestRecord last) {
      return new TestRecord(
          last.suiteName(),
          last.className(),
          last.name(),
          last.variant(),
          attempts,
          last.durationMs(),
          error,
          last.assertions(),
          last.responseTimeMs(),
          last.metrics(),
          diagnostics,
          attachments,
          last.steps(),
          last.repeatKey(),
          last.restored());
    }
  }
}
