package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.Failure;
import org.jspecify.annotations.Nullable;

/**
 * An attempt before the last: an entry of CTRF's {@code retryAttempts}. Its exact facts stand in
 * {@code extra.argus.attempts} of the test, at the same place in the list.
 *
 * @param attempt 1-based position among the attempts
 * @param duration null = unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentAttempt(
    int attempt,
    DocumentStatus status,
    @Nullable Integer duration,
    @Nullable String message,
    @Nullable String trace) {

  static DocumentAttempt of(int position, Attempt attempt) {
    Failure error = attempt.error();
    return new DocumentAttempt(
        position,
        DocumentStatus.of(attempt.status()),
        attempt.durationMs(),
        error == null ? null : error.message(),
        error == null ? null : error.stackTrace());
  }
}
