package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a poster says about a run; the names are those of the query parameters.
 *
 * @param project slug {@code [a-z0-9][a-z0-9._-]{0,99}}
 * @param suiteId run-level suite, a slug such as {@code unit}; {@code default} unless said
 * @param runKey names the run within project and suite; null = the post is a run of its own
 * @param variant sets this run's cases apart from the same cases elsewhere, e.g. {@code chrome}
 * @param startedAt null = taken from the report, else the time of receipt
 * @param shard 1-based; 0 = the run is not sharded
 * @param shardTotal 0 = unknown
 * @param attempt 1-based try of the job that ran the tests
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunMetadata(
    String project,
    String suiteId,
    @Nullable String runKey,
    @Nullable String variant,
    @Nullable String branch,
    @Nullable String commit,
    @Nullable Trigger trigger,
    @Nullable String environment,
    @Nullable String browser,
    @Nullable String configHash,
    @Nullable Instant startedAt,
    @Nullable String buildUrl,
    @Nullable String ciProvider,
    int shard,
    int shardTotal,
    int attempt) {}
