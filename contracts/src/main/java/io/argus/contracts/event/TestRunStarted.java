package io.argus.contracts.event;

import io.argus.contracts.run.RunMetadata;
import java.time.Instant;
import java.util.UUID;

/**
 * A live run has begun, or one shard or attempt of it. Its cases come as uploads of their own
 * ({@link TestRunReported#live}); until its end comes too, the run is {@code running}.
 *
 * @param uploadId hash of run, shard, attempt and {@code start}: the same again changes nothing
 * @param run with {@code startedAt} resolved, never null here
 */
public record TestRunStarted(UUID runId, UUID uploadId, RunMetadata run, Instant receivedAt) {}
