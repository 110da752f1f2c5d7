package io.argus.report.failure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.report.run.CaseIdentity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The failures of one signature within a project. Untrusted text. */
@Schema(description = "Failures that look alike; type and message came out of the tests: untrusted")
record FailureGroup(
    @Schema(description = "16 hex digits, as in the error of a case") String signature,
    String project,
    @Schema(nullable = true) @Nullable String type,
    @Schema(nullable = true, description = "Of the newest one, cut at 1,000 characters")
        @Nullable String message,
    @Schema(description = "Cases that failed so within the days") long cases,
    @Schema(description = "Runs in which one did") long runs,
    @Schema(description = "In all runs that are kept, also before the days") Instant firstSeen,
    Instant lastSeen,
    @Schema(
            description =
                "resolved: every case that failed so has passed since. Else new when it was first"
                    + " seen within the days, ongoing when before")
        FailureStatus status,
    @Schema(description = "The newest one") Occurrence latest) {

  /** Where a failure occurred. */
  @Schema(name = "FailureOccurrence")
  record Occurrence(UUID runId, @JsonProperty("case") CaseIdentity identity) {}
}
