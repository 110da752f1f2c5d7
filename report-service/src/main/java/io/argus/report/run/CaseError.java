package io.argus.report.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.report.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  private static final int BRIEF_MESSAGE = 1_000;

  public static @Nullable CaseError of(@Nullable Failure failure, @Nullable Long signature) {
    return failure == null
        ? null
        : new CaseError(
            failure.message(),
            failure.type(),
            failure.stackTrace(),
            signature == null ? null : HexFormat.of().toHexDigits(signature));
  }

  /**
   * Reads columns {@code signature}, {@code type} and {@code message} of a case's failure for
   * answers that must stay small: the beginning of the message, and no stack trace.
   *
   * @param prefix of the columns' names
   */
  public static @Nullable CaseError brief(ResultSet row, String prefix, CaseStatus status)
      throws SQLException {
    Long signature = Columns.bigint(row, prefix + "signature");
    if (signature == null || status == CaseStatus.PASS) {
      return null;
    }
    String message = cut(row.getString(prefix + "message"), BRIEF_MESSAGE);
    Failure failure = new Failure(message, row.getString(prefix + "type"), null);
    return of(failure, status.isRed() ? signature : null);
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
