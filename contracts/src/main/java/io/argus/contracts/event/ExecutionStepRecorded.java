package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.CaseStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of an execution; the same number again replaces it.
 *
 * @param number orders the steps
 * @param result null = it is still going on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionStepRecorded(
    UUID executionId,
    UUID testCaseId,
    String project,
    int number,
    @Nullable CaseStatus result,
    @Nullable Long durationMs,
    int retryCount,
    boolean critical,
    Instant recordedAt) {}
