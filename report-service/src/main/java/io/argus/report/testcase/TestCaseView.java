package io.argus.report.testcase;

import io.argus.contracts.run.CaseStatus;
import io.argus.report.stability.FlakyInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test case as it stands now. */
@Schema(name = "TestCase", description = "A test's identity across runs, and how it stands now")
record TestCaseView(
    @Schema(description = "What runs call caseId") UUID id,
    String project,
    String suiteId,
    @Schema(nullable = true) @Nullable String suiteName,
    @Schema(nullable = true) @Nullable String className,
    String name,
    @Schema(nullable = true) @Nullable String variant,
    @Schema(nullable = true, description = "In the newest run that has it")
        @Nullable CaseStatus lastStatus,
    @Schema(nullable = true, description = "The newest run that has it") @Nullable LastRun lastRun,
    @Schema(description = "As of now; STABLE as long as it was only skipped") FlakyInfo flaky) {

  /** Enough to find and to name a run. */
  record LastRun(
      UUID id,
      Instant startedAt,
      @Schema(nullable = true) @Nullable String branch,
      @Schema(nullable = true) @Nullable String commit) {}
}
