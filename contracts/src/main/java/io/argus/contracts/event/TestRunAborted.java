package io.argus.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.RunMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A live run, or one shard or attempt of it, was given up by its poster. What it has stored stays.
 *
 * @param uploadId hash of run, shard, attempt and {@code abort}: the same again changes nothing
 * @param durationMs wall time until then; null = unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestRunAborted(
    UUID runId, UUID uploadId, RunMetadata run, Instant receivedAt, @Nullable Long durationMs) {}
