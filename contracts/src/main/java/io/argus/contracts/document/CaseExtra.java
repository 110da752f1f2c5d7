package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.LoadMetrics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What CTRF has no word for in a test. Long texts are not repeated here: messages and traces stand
 * in the test and its {@code retryAttempts}.
 *
 * @param caseId equals the test's {@code id}
 * @param status the exact one, errors told from failures
 * @param durationUnknown true where the test's {@code duration} of 0 means that nobody knows
 * @param attempts all of them, the last one too
 * @param errorType type of the test's own message and trace
 * @param error only where it is not that of the last red attempt
 * @param diagnostics what is no {@code stdout}, {@code stderr}, {@code filePath} or {@code line};
 *     by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaseExtra(
    UUID caseId,
    @Nullable String suiteName,
    @Nullable String className,
    @Nullable String variant,
    CaseStatus status,
    @Nullable Boolean durationUnknown,
    List<AttemptExtra> attempts,
    @Nullable String errorType,
    @Nullable Failure error,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    @Nullable Map<String, String> diagnostics) {

  public CaseExtra {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
  }

  /**
   * One attempt without its texts.
   *
   * @param attempt the try of the job that made it
   * @param shard 0 = not sharded
   * @param durationMs null = unknown
   * @param errorType type of an earlier attempt's message and trace
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record AttemptExtra(
      int attempt,
      int shard,
      CaseStatus status,
      @Nullable Integer durationMs,
      @Nullable String errorType) {

    static AttemptExtra of(Attempt attempt, boolean last) {
      Failure error = attempt.error();
      return new AttemptExtra(
          attempt.attempt(),
          attempt.shard(),
          attempt.status(),
          attempt.durationMs(),
          last || error == null ? null : error.type());
    }
  }
}
