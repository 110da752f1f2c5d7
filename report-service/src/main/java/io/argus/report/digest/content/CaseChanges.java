package io.argus.report.digest.content;

import io.argus.report.compare.Change;
import io.argus.report.digest.content.Numbers.RedCase;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What became of the cases that were red: the last result of the period against the last one of the
 * period before. A flaky case is no news: red it is no new failure, passing it is not fixed. Only
 * one that was never red in the period before is told, as newly flaky.
 */
record CaseChanges(
    Listing<RedCase> newFailures,
    Listing<RedCase> newlyFlaky,
    Listing<RedCase> fixed,
    long stillFailing) {

  private static final Comparator<RedCase> MOST_FAILURES_FIRST =
      Comparator.comparingLong(RedCase::failures).reversed();

  static CaseChanges of(List<RedCase> red, int limit) {
    return new CaseChanges(
        listing(red, kind -> became(kind, Change.NEW_FAILURE) && !kind.isFlaky(), limit),
        listing(red, CaseChanges::isNewlyFlaky, limit),
        listing(red, kind -> became(kind, Change.FIXED) && !kind.isFlaky(), limit),
        listing(red, kind -> became(kind, Change.STILL_FAILING), 0).total());
  }

  private static boolean isNewlyFlaky(RedCase.Kind kind) {
    return kind.isFlaky() && kind.isRed() && !kind.wasRed();
  }

  private static boolean became(RedCase.Kind kind, Change change) {
    Set<Change> changes = Change.of(kind.before(), kind.now());
    return changes.contains(change);
  }

  private static Listing<RedCase> listing(
      List<RedCase> red, Predicate<RedCase.Kind> wanted, int limit) {
    List<RedCase> such = red.stream().filter(found -> wanted.test(found.kind())).toList();
    long total =
        such.stream()
            .map(found -> new Kinds(found.kind(), found.alike()))
            .distinct()
            .mapToLong(Kinds::cases)
            .sum();
    return new Listing<>(such.stream().sorted(MOST_FAILURES_FIRST).limit(limit).toList(), total);
  }

  private record Kinds(RedCase.Kind kind, long cases) {}
}
