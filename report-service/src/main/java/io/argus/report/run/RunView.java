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
    @Schema(examples = "ci") @Nullable String trigger,
    @Nullable String branch,
    @Nullable String commit,
    @Nullable String configHash,
    @Nullable String environment,
    @Nullable String browser,
    @Schema(description = "The earliest of its uploads") Instant startedAt,
    @Schema(description = "From the earliest start to the latest end of its uploads")
        @Nullable Long durationMs,
    RunCounts counts,
    @Schema(description = "What was red and no case; lists tell the first 20 without stack traces")
        List<RunError> errors,
    @Nullable String buildUrl,
    @Nullable String ciProvider,
    @Schema(description = "Names the run within project and suite") @Nullable String runKey,
    @Nullable String variant,
    @Schema(description = "Shards that are in") List<Integer> shards,
    @Schema(description = "0 = unknown or not sharded") int shardTotal,
    @Schema(description = "The highest try of the job that reported") int attempt) {

  public RunView {
    errors = List.copyOf(errors);
    shards = List.copyOf(shards);
  }
}
