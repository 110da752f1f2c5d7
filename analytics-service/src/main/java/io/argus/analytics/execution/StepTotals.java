package io.argus.analytics.execution;

import io.argus.contracts.event.ExecutionStatus;
import io.argus.contracts.run.CaseStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of an execution come to.
 *
 * @param failed failed or errored
 * @param red result of the first red critical step, else of the first red step; null = none is red
 */
record StepTotals(int total, int passed, int failed, int skipped, @Nullable CaseStatus red) {

  static final StepTotals NONE = new StepTotals(0, 0, 0, 0, null);

  /**
   * What counts of a step.
   *
   * @param result null = it is still going on
   */
  record Outcome(@Nullable CaseStatus result, boolean critical) {

    boolean isRed() {
      return result != null && result.isRed();
    }
  }

  /**
   * @param steps in their order
   */
  static StepTotals of(List<Outcome> steps) {
    Optional<Outcome> red =
        Stream.concat(steps.stream().filter(Outcome::critical), steps.stream())
            .filter(Outcome::isRed)
            .findFirst();
    return new StepTotals(
        steps.size(),
        count(steps, CaseStatus.PASS),
        count(steps, CaseStatus.FAIL) + count(steps, CaseStatus.ERROR),
        count(steps, CaseStatus.SKIP),
        red.map(Outcome::result).orElse(null));
  }

  /**
   * The result of an execution that ends like this. Red is never hidden: neither a red step by what
   * its runner says, nor the other way round.
   *
   * @param end completed or failed
   * @param said by its runner; null = nothing
   * @return empty = it cannot be told: nothing was said, and there is no step, or one without a
   *     result
   */
  Optional<CaseStatus> result(ExecutionStatus end, @Nullable CaseStatus said) {
    if (red != null) {
      return Optional.of(red);
    }
    if (said != null && said.isRed()) {
      return Optional.of(said);
    }
    if (end == ExecutionStatus.FAILED) {
      return Optional.of(CaseStatus.ERROR);
    }
    if (total > 0 && passed + skipped == total) {
      return Optional.of(passed > 0 ? CaseStatus.PASS : CaseStatus.SKIP);
    }
    return Optional.ofNullable(said);
  }

  private static int count(List<Outcome> steps, CaseStatus result) {
    return (int) steps.stream().filter(step -> step.result() == result).count();
  }
}
