package io.argus.report.run;

import io.argus.contracts.run.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a list shows; null = any.
 *
 * @param ids those whose ids begin alike
 * @param since runs that started then or later
 * @param until runs that started earlier
 */
record RunFilter(
    @Nullable String project,
    @Nullable String branch,
    @Nullable String suiteId,
    @Nullable RunStatus status,
    @Nullable String trigger,
    @Nullable RunIds ids,
    @Nullable Instant since,
    @Nullable Instant until) {}
