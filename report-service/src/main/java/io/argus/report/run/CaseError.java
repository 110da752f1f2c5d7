package io.argus.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Failure;
import java.util.HexFormat;
import java.util.stream.Collectors;
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

  /** The same with the beginnings of its texts, for answers that must stay small. */
  public CaseError shortened(int messageLength, int traceLines, int traceLength) {
    return new CaseError(
        cut(message, messageLength), type, cut(lines(traceLines), traceLength), signature);
  }

  private @Nullable String lines(int count) {
    return stackTrace == null
        ? null
        : stackTrace.lines().limit(count).collect(Collectors.joining("\n"));
  }

  private static @Nullable String cut(@Nullable String text, int length) {
    if (text == null || text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "…";
  }
}
