package io.argus.analytics.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suite, locked for this transaction.
 *
 * @param version bumped by whoever changes windows of its cases
 * @param newestStartedAt start of the newest run that is in the windows; null = none yet
 * @param newestRunId breaks a tie of two runs that started at the same time
 * @param flakyWindow the project's setting
 */
public record Suite(
    int projectId,
    int id,
    long version,
    @Nullable Instant newestStartedAt,
    @Nullable UUID newestRunId,
    int flakyWindow) {

  /** True when every result in the windows is as old as that run, or older. */
  boolean isNewest(Instant startedAt, UUID runId) {
    if (newestStartedAt == null || newestRunId == null) {
      return true;
    }
    int order = startedAt.compareTo(newestStartedAt);
    return order > 0 || (order == 0 && compare(runId, newestRunId) >= 0);
  }

  /** The order of PostgreSQL's uuid type: bytewise, not that of {@link UUID#compareTo}. */
  private static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
