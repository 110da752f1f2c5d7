package io.argus.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import io.argus.report.stability.FlakyInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case of a run as the API tells it; what a case does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Case", description = "The outcome of one test case in the run")
record CaseView(
    @Schema(description = "A hash of the identity, the same in every run") UUID caseId,
    @JsonInclude @Schema(nullable = true) @Nullable String suiteName,
    @JsonInclude @Schema(nullable = true) @Nullable String className,
    String name,
    @JsonInclude @Schema(nullable = true) @Nullable String variant,
    @Schema(description = "That of the last attempt") CaseStatus status,
    @JsonInclude @Schema(nullable = true, description = "Of the last attempt")
        @Nullable Integer durationMs,
    @Schema(description = "In order, at least one") List<Attempt> attempts,
    @Schema(description = "It passed, after an attempt that did not") boolean passedOnRetry,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    @Schema(description = "Of the last red attempt, or why it was skipped")
        @Nullable CaseError error,
    Map<String, String> diagnostics,
    @Schema(description = "Those that its report refers to, and those that were uploaded")
        List<AttachmentView> attachments,
    List<Step> steps,
    @Schema(description = "On failed cases with history") @Nullable FlakyInfo flaky) {

  static CaseView from(StoredCase stored, UploadedAttachments uploaded) {
    TestCaseRun facts = stored.facts();
    return new CaseView(
        facts.caseId(),
        facts.suiteName(),
        facts.className(),
        facts.name(),
        facts.variant(),
        facts.status(),
        facts.durationMs(),
        facts.attempts(),
        facts.passedOnRetry(),
        facts.assertions(),
        facts.responseTimeMs(),
        facts.metrics(),
        CaseError.of(facts.error(), stored.signature()),
        facts.diagnostics(),
        uploaded.ofCase(facts.caseId(), facts.attachments()),
        facts.steps(),
        stored.flaky());
  }
}
