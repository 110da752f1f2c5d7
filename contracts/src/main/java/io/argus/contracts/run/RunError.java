package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something red that belongs to no case: suite set-up, a build failure, a crash between cases.
 *
 * @param source where the report says it: a suite, a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunError(
    @Nullable String source,
    @Nullable String message,
    @Nullable String type,
    @Nullable String stackTrace) {}
