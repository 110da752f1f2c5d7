package io.argus.contracts.event;

import java.time.Instant;
import java.util.UUID;

/** An execution is gone with its steps. The run that it made, if it was finished, stays. */
public record ExecutionDeleted(
    UUID executionId, UUID testCaseId, String project, Instant deletedAt) {}
