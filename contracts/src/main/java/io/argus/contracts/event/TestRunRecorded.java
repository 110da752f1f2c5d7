package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run's tables have changed: what it looks like now that {@code uploadId} is part of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestRunRecorded(
    UUID runId,
    UUID uploadId,
    String project,
    String suiteId,
    RunStatus status,
    @Nullable String branch,
    @Nullable String commit,
    Instant startedAt,
    @Nullable Long durationMs,
    RunCounts counts) {}
