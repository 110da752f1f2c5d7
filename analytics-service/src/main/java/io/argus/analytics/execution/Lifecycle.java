package io.argus.analytics.execution;

import static io.argus.contracts.event.ExecutionStatus.CANCELLED;
import static io.argus.contracts.event.ExecutionStatus.COMPLETED;
import static io.argus.contracts.event.ExecutionStatus.FAILED;
import static io.argus.contracts.event.ExecutionStatus.PENDING;
import static io.argus.contracts.event.ExecutionStatus.RUNNING;

import io.argus.contracts.event.ExecutionStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which status may follow which. What is over stays as it is. */
final class Lifecycle {

  private static final Map<ExecutionStatus, Set<ExecutionStatus>> NEXT =
      Map.of(
          PENDING, EnumSet.of(RUNNING, CANCELLED),
          // Back to pending: its runner gives it back, or is dead.
          RUNNING, EnumSet.of(PENDING, COMPLETED, FAILED, CANCELLED));

  private Lifecycle() {}

  static boolean allows(ExecutionStatus from, ExecutionStatus to) {
    return NEXT.getOrDefault(from, Set.of()).contains(to);
  }
}
