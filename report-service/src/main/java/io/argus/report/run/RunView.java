package io.argus.report.run;

import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run as the API tells it. */
@Schema(name = "Run", description = "One execution of a suite for a commit")
public record RunView(
    UUID id,
    String project,
    @Schema(description = "The run-level suite", examples = "unit") String suiteId,
    RunStatus status,
    @Schema(nullable = true, examples = "ci") @Nullable String trigger,
    @Schema(nullable = true) @Nullable String branch,
    @Schema(nullable = true) @Nullable String commit,
    @Schema(nullable = true) @Nullable String configHash,
    @Schema(nullable = true) @Nullable String environment,
    @Schema(nullable = true) @Nullable String browser,
    @Schema(description = "The earliest of its uploads") Instant startedAt,
    @Schema(
            nullable = true,
            description = "From the earliest start to the latest end of its uploads")
        @Nullable Long durationMs,
    RunCounts counts,
    @Schema(description = "What was red and no case; lists tell the first 20 without stack traces")
        List<RunError> errors,
    @Schema(nullable = true) @Nullable String buildUrl,
    @Schema(nullable = true) @Nullable String ciProvider,
    @Schema(nullable = true, description = "Names the run within project and suite")
        @Nullable String runKey,
    @Schema(nullable = true) @Nullable String variant,
    @Schema(description = "Shards that are in") List<Integer> shards,
    @Schema(description = "0 = unknown or not sharded") int shardTotal,
    @Schema(description = "The highest try of the job that reported") int attempt) {

  public RunView {
    errors = List.copyOf(errors);
    shards = List.copyOf(shards);
  }
}
