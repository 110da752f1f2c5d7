package io.argus.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Failure;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a case was red, or why it was skipped (then without signature). Untrusted text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Text that came out of the tests: untrusted")
public record CaseError(
    @Nullable String message,
    @Nullable String type,
    @Nullable String stackTrace,
    @Schema(description = "16 hex digits, equal for failures that look alike")
        @Nullable String signature) {

  public static @Nullable CaseError of(@Nullable Failure failure, @Nullable Long signature) {
    return failure == null
        ? null
        : new CaseError(
            failure.message(),
            failure.type(),
            failure.stackTrace(),
            signature == null ? null : HexFormat.of().toHexDigits(signature));
  }
}
