package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why a case or attempt was red, or why it was skipped (then only {@code message}). Untrusted text
 * out of the tests.
 *
 * @param message at most 8 KiB
 * @param type exception class or the report's own word for the kind
 * @param stackTrace at most 64 KiB
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Failure(
    @Nullable String message, @Nullable String type, @Nullable String stackTrace) {}
