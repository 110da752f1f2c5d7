package io.argus.report.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.TestCaseRun;
import io.argus.report.run.CaseError;
import io.argus.report.run.StoredCase;
import io.argus.report.stability.FlakyInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A red case, told as briefly as the log of a build wants it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A red case; the run tells its whole error")
record UploadFailure(
    @JsonProperty("case") FailedCase identity,
    CaseStatus status,
    @Schema(description = "Message and stack trace cut short") @Nullable CaseError error,
    @Nullable FlakyInfo flaky) {

  private static final int MESSAGE_CHARACTERS = 2_000;
  private static final int TRACE_CHARACTERS = 4_000;
  private static final int TRACE_LINES = 15;

  static UploadFailure of(StoredCase stored) {
    TestCaseRun facts = stored.facts();
    CaseError error = CaseError.of(facts.error(), stored.signature());
    return new UploadFailure(
        new FailedCase(
            facts.caseId(), facts.suiteName(), facts.className(), facts.name(), facts.variant()),
        facts.status(),
        error == null ? null : error.shortened(MESSAGE_CHARACTERS, TRACE_LINES, TRACE_CHARACTERS),
        stored.flaky());
  }

  /** Which case. */
  record FailedCase(
      UUID caseId,
      @Schema(nullable = true) @Nullable String suiteName,
      @Schema(nullable = true) @Nullable String className,
      String name,
      @Schema(nullable = true) @Nullable String variant) {}
}
