package io.argus.report.compare;

import io.argus.contracts.run.CaseStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the outcomes of a case in two runs say about it. */
public enum Change {
  /** Red in head, and not in base: passed, skipped or not there. */
  NEW_FAILURE,
  /** Red in base, passes in head. */
  FIXED,
  /** Red in both. */
  STILL_FAILING,
  /** Passes in both. */
  STILL_PASSING,
  /** In head only, however it came out. */
  ADDED,
  /** In base only, however it came out. */
  REMOVED;

  /**
   * A case that is new and red is both added and a new failure: whoever reads one list alone must
   * not miss it. A pass on retry is a pass. A skip is neither red nor a pass, so a case that was
   * skipped on one side and not red on the other, or is skipped where it was red, has not changed
   * in any of these ways.
   *
   * @param base null = not in that run
   * @param head null = not in that run
   */
  public static Set<Change> of(@Nullable CaseStatus base, @Nullable CaseStatus head) {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    boolean red = head != null && head.isRed();
    boolean wasRed = base != null && base.isRed();
    add(changes, NEW_FAILURE, red && !wasRed);
    add(changes, FIXED, wasRed && head == CaseStatus.PASS);
    add(changes, STILL_FAILING, red && wasRed);
    add(changes, STILL_PASSING, base == CaseStatus.PASS && head == CaseStatus.PASS);
    add(changes, ADDED, base == null && head != null);
    add(changes, REMOVED, base != null && head == null);
    return changes;
  }

  private static void add(Set<Change> changes, Change change, boolean applies) {
    if (applies) {
      changes.add(change);
    }
  }

  /** Whether the answer names its cases; nobody reads thousands that pass as they did. */
  boolean isListed() {
    return this != STILL_PASSING;
  }
}
