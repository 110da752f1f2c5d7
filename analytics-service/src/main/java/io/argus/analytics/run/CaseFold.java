package io.argus.analytics.run;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.TestCaseRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A case in a run, as the uploads that hold it make it: a function of the set of them, in whichever
 * order they came.
 *
 * @param run with its attempts spelled out, in order
 * @param uploads beside the attempts: the ordinal of the upload that each came with
 */
record CaseFold(TestCaseRun run, List<Integer> uploads) {

  CaseFold {
    uploads = List.copyOf(uploads);
  }

  /** What an upload says; a single attempt that it left unsaid is spelled out. */
  static CaseFold of(TestCaseRun run, int attempt, int shard, int upload) {
    TestCaseRun spelledOut = run.attempts().isEmpty() ? spellOut(run, attempt, shard) : run;
    return new CaseFold(spelledOut, Collections.nCopies(spelledOut.attempts().size(), upload));
  }

  /** The ordinal of the upload that the last attempt came with. */
  int lastUpload() {
    return uploads.get(uploads.size() - 1);
  }

  Attempt last() {
    return run.attempts().get(run.attempts().size() - 1);
  }

  /** {@link #uploads}, where there is more than one; else empty. */
  List<Integer> severalUploads() {
    return uploads.stream().distinct().count() > 1 ? uploads : List.of();
  }

  /**
   * The same case in another upload: all attempts, ordered by (attempt, shard, place in a live run,
   * upload, position). Of two uploads that claim the same try, the one that ends red counts as the
   * later, and so do, among the shards of one attempt, those that end red: they are no tries of
   * each other, and a red result must not disappear. What only one attempt can have (output, steps,
   * metrics …) comes from one upload of the last attempt, of one that ends red if there is one.
   *
   * @param order of an upload, by its ordinal
   */
  CaseFold with(CaseFold added, IntFunction<UploadOrder> order) {
    List<Try> tries = new ArrayList<>(tries(order));
    tries.addAll(added.tries(order));
    tries.sort(Try.ORDER);
    redShardsLast(tries);
    List<Attempt> attempts = tries.stream().map(Try::attempt).toList();
    int source = Collections.max(tries, Try.MOST_TELLING).upload();
    TestCaseRun rest = added.uploads.contains(source) ? added.run : run;
    return new CaseFold(
        new TestCaseRun(
            run.caseId(),
            run.suiteName(),
            run.className(),
            run.name(),
            run.variant(),
            attempts.get(attempts.size() - 1).status(),
            attempts.get(attempts.size() - 1).durationMs(),
            attempts,
            rest.assertions(),
            rest.responseTimeMs(),
            rest.metrics(),
            error(attempts, rest),
            rest.diagnostics(),
            rest.attachments(),
            rest.steps()),
        tries.stream().map(Try::upload).toList());
  }

  /** Stable: what is not red, and what a shard says of one attempt, keeps its order. */
  private static void redShardsLast(List<Try> tries) {
    Map<Shard, Boolean> endsRed = new HashMap<>();
    tries.forEach(one -> endsRed.put(one.shard(), one.attempt().status().isRed()));
    tries.sort(
        Comparator.<Try>comparingInt(one -> one.attempt().attempt())
            .thenComparing(one -> Objects.requireNonNull(endsRed.get(one.shard()))));
  }

  /** One letter per attempt, oldest first; null for a single one. */
  @Nullable String letters() {
    if (run.attempts().size() < 2) {
      return null;
    }
    StringBuilder letters = new StringBuilder(run.attempts().size());
    run.attempts().forEach(attempt -> letters.append(attempt.status().letter()));
    return letters.toString();
  }

  private static TestCaseRun spellOut(TestCaseRun run, int attempt, int shard) {
    Failure error = run.status().isRed() ? run.error() : null;
    return new TestCaseRun(
        run.caseId(),
        run.suiteName(),
        run.className(),
        run.name(),
        run.variant(),
        run.status(),
        run.durationMs(),
        List.of(new Attempt(attempt, shard, run.status(), run.durationMs(), error)),
        run.assertions(),
        run.responseTimeMs(),
        run.metrics(),
        run.error(),
        run.diagnostics(),
        run.attachments(),
        run.steps());
  }

  /** That of the last red attempt; without one, why the case was skipped. */
  private static @Nullable Failure error(List<Attempt> attempts, TestCaseRun rest) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt attempt = attempts.get(i);
      if (attempt.status().isRed()) {
        return attempt.error();
      }
    }
    return rest.status() == CaseStatus.SKIP ? rest.error() : null;
  }

  private List<Try> tries(IntFunction<UploadOrder> order) {
    Map<Group, Boolean> endsRed = new HashMap<>();
    for (int i = 0; i < uploads.size(); i++) {
      endsRed.put(group(i), run.attempts().get(i).status().isRed());
    }
    List<Try> tries = new ArrayList<>(uploads.size());
    for (int i = 0; i < uploads.size(); i++) {
      UploadOrder upload = order.apply(uploads.get(i));
      boolean red = Objects.requireNonNull(endsRed.get(group(i)));
      tries.add(
          new Try(run.attempts().get(i), uploads.get(i), upload.seq(), red, upload.uploadId()));
    }
    return tries;
  }

  private Group group(int i) {
    Attempt attempt = run.attempts().get(i);
    return new Group(uploads.get(i), attempt.attempt(), attempt.shard());
  }

  /** Attempts that one upload holds for one try of the job: they keep their positions. */
  private record Group(int upload, int attempt, int shard) {}

  private record Shard(int attempt, int shard) {}

  private record Try(Attempt attempt, int upload, int seq, boolean endsRed, UUID uploadId) {

    Shard shard() {
      return new Shard(attempt.attempt(), attempt.shard());
    }

    /** Stable: positions within a group stay. */
    static final Comparator<Try> ORDER =
        Comparator.<Try>comparingInt(one -> one.attempt().attempt())
            .thenComparingInt(one -> one.attempt().shard())
            .thenComparingInt(Try::seq)
            .thenComparing(Try::endsRed)
            .thenComparing(Try::uploadId);

    /** Depends on the try alone, so that the greatest of a part stays it or is surpassed. */
    static final Comparator<Try> MOST_TELLING =
        Comparator.<Try>comparingInt(one -> one.attempt().attempt())
            .thenComparing(Try::endsRed)
            .thenComparing(ORDER);
  }
}
