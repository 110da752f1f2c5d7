package io.argus.formats.junit;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <failure>}, {@code <error>} or one of their rerun forms.
 *
 * @param rerun another try than the one the case's own outcome tells of
 * @param failure null = it says nothing
 */
record JUnitTrouble(
    CaseStatus status, boolean rerun, @Nullable Failure failure, @Nullable Integer durationMs) {

  static JUnitTrouble of(String element, @Nullable Failure failure, @Nullable Integer durationMs) {
    CaseStatus status = element.endsWith("rror") ? CaseStatus.ERROR : CaseStatus.FAIL;
    boolean rerun = element.startsWith("rerun") || element.startsWith("flaky");
    return new JUnitTrouble(status, rerun, failure, durationMs);
  }
}
