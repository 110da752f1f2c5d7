package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of a run but its cases: {@code extra.argus.run} of a {@link ResultsDocument}.
 *
 * @param durationMs null = unknown
 * @param shards those that are in, ascending; empty = the run is not sharded
 * @param attempt the highest try of the job that ran the tests
 * @param errors what was red and no case
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentRun(
    UUID id,
    String project,
    String suiteId,
    @Nullable String runKey,
    @Nullable String variant,
    RunStatus status,
    @Nullable Trigger trigger,
    @Nullable String branch,
    @Nullable String commit,
    @Nullable String environment,
    @Nullable String browser,
    @Nullable String configHash,
    Instant startedAt,
    @Nullable Long durationMs,
    @Nullable String buildUrl,
    @Nullable String ciProvider,
    List<Integer> shards,
    int shardTotal,
    int attempt,
    RunCounts counts,
    List<RunError> errors) {

  public DocumentRun {
    shards = shards == null ? List.of() : List.copyOf(shards);
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** The document's view of a stored run. {@code said.startedAt()} must be known. */
  public static DocumentRun of(
      UUID id,
      RunMetadata said,
      RunStatus status,
      @Nullable Long durationMs,
      List<Integer> shards,
      RunCounts counts,
      List<RunError> errors) {
    Instant startedAt = said.startedAt();
    if (startedAt == null) {
      throw new IllegalArgumentException("a stored run has a start");
    }
    return new DocumentRun(
        id,
        said.project(),
        said.suiteId(),
        said.runKey(),
        said.variant(),
        status,
        said.trigger(),
        said.branch(),
        said.commit(),
        said.environment(),
        said.browser(),
        said.configHash(),
        startedAt,
        durationMs,
        said.buildUrl(),
        said.ciProvider(),
        shards,
        said.shardTotal(),
        said.attempt(),
        counts,
        errors);
  }

  /** As its poster said it. {@code shard} is the only one there is, else 0. */
  public RunMetadata metadata() {
    return new RunMetadata(
        project,
        suiteId,
        runKey,
        variant,
        branch,
        commit,
        trigger,
        environment,
        browser,
        configHash,
        startedAt,
        buildUrl,
        ciProvider,
        shards.size() == 1 ? shards.get(0) : 0,
        shardTotal,
        attempt);
  }
}
