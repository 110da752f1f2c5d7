package io.argus.report.compare;

import io.argus.report.run.RunView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two runs of a suite and what changed from base to head. */
record Comparison(
    RunView base,
    RunView head,
    Summary summary,
    @Schema(description = "Red in head, and passed, skipped or not there in base")
        List<ComparedCase> newFailures,
    @Schema(description = "Red in base, pass in head") List<ComparedCase> fixed,
    @Schema(description = "Red in both") List<ComparedCase> stillFailing,
    @Schema(description = "In head only; those that are red are new failures, too")
        List<ComparedCase> added,
    @Schema(description = "In base only") List<ComparedCase> removed) {

  /**
   * @param cases by internal id, at least those that are listed
   */
  static Comparison of(RunView base, RunView head, Changes changes, Map<Long, ComparedCase> cases) {
    return new Comparison(
        base,
        head,
        Summary.of(changes),
        list(changes, Change.NEW_FAILURE, cases),
        list(changes, Change.FIXED, cases),
        list(changes, Change.STILL_FAILING, cases),
        list(changes, Change.ADDED, cases),
        list(changes, Change.REMOVED, cases));
  }

  private static List<ComparedCase> list(
      Changes changes, Change change, Map<Long, ComparedCase> cases) {
    return changes.listed(change).stream()
        .map(id -> Objects.requireNonNull(cases.get(id)))
        .toList();
  }

  /** How many cases, whatever the limit of the lists. */
  @Schema(
      name = "ComparisonSummary",
      description =
          "All cases, not only those listed. A red case that is new counts as added and as a new"
              + " failure; one that is skipped in head counts nowhere unless it is added")
  record Summary(
      long newFailures,
      long fixed,
      long stillFailing,
      long stillPassing,
      long added,
      long removed) {

    static Summary of(Changes changes) {
      return new Summary(
          changes.count(Change.NEW_FAILURE),
          changes.count(Change.FIXED),
          changes.count(Change.STILL_FAILING),
          changes.count(Change.STILL_PASSING),
          changes.count(Change.ADDED),
          changes.count(Change.REMOVED));
    }
  }
}
