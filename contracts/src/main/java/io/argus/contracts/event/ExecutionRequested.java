package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a test case to be run.
 *
 * @param userId whose execution it is
 * @param trigger as its requester said it
 * @param baseUrl of the system under test
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionRequested(
    UUID executionId,
    UUID testCaseId,
    String project,
    String suiteId,
    String userId,
    String trigger,
    @Nullable String browser,
    @Nullable String environment,
    @Nullable String baseUrl,
    Instant requestedAt) {}
