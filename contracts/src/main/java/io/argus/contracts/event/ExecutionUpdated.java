package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.CaseStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an execution looks like now, but its logs. A later event of the same execution replaces this
 * one.
 *
 * @param result null = nobody has said it yet
 * @param runner who runs it; null = nobody has claimed it
 * @param startedAt null = it waits
 * @param completedAt null = it is not over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionUpdated(
    UUID executionId,
    UUID testCaseId,
    String project,
    String suiteId,
    String userId,
    ExecutionStatus status,
    @Nullable CaseStatus result,
    @Nullable String runner,
    int totalSteps,
    int passedSteps,
    int failedSteps,
    int skippedSteps,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long durationMs,
    Instant updatedAt) {}
