package io.argus.report.testcase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.argus.contracts.run.CaseStatus;
import io.argus.http.Page;
import io.argus.report.run.CaseError;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test case and one page of its results. */
record TestCaseWithHistory(
    @JsonUnwrapped TestCaseView testCase,
    @Schema(description = "Its results in every run, skips too, newest first")
        Page<Result> history) {

  /** How it came out in one run. */
  @Schema(name = "TestCaseResult")
  record Result(
      UUID runId,
      Instant startedAt,
      @Schema(nullable = true) @Nullable String branch,
      @Schema(nullable = true) @Nullable String commit,
      CaseStatus status,
      @Schema(nullable = true) @Nullable Integer durationMs,
      @Schema(description = "It passed, after an attempt that did not") boolean passedOnRetry,
      @Schema(nullable = true, description = "Cut short; the run tells all")
          @Nullable CaseError error) {}
}
