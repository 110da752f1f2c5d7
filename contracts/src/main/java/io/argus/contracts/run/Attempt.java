package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One try of a case. Attempts are ordered by attempt, shard and position in the upload; of one
 * attempt those of shards that end red come last (ADR 0007).
 *
 * @param attempt the try of the job that made it, from the upload
 * @param shard the upload's shard, 0 = not sharded
 * @param durationMs null = the report does not say
 * @param error only on a red attempt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
    int attempt,
    int shard,
    CaseStatus status,
    @Nullable Integer durationMs,
    @Nullable Failure error) {}
