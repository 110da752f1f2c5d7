package io.argus.report.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.contracts.run.CaseStatus;
import io.argus.report.run.CaseError;
import io.argus.report.run.CaseIdentity;
import io.argus.report.stability.FlakyInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case and how it came out in both runs. */
record ComparedCase(
    @JsonProperty("case") CaseIdentity identity,
    @Schema(nullable = true, description = "null: not in that run") @Nullable Outcome base,
    @Schema(nullable = true, description = "null: not in that run") @Nullable Outcome head,
    @Schema(
            nullable = true,
            description =
                "Red in head: judged as of that failure. Else as of now. null: it has no results")
        @Nullable FlakyInfo flaky) {

  /** How it came out in one run. */
  @Schema(name = "ComparedOutcome")
  record Outcome(
      CaseStatus status,
      @Schema(nullable = true) @Nullable Integer durationMs,
      @Schema(description = "It passed, after an attempt that did not") boolean passedOnRetry,
      @Schema(nullable = true, description = "Without stack trace; the run tells all")
          @Nullable CaseError error) {}
}
