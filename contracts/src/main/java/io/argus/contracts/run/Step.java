package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** One step of a case, in order. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
    String name,
    CaseStatus status,
    @Nullable Integer durationMs,
    @Nullable String expectedResult,
    @Nullable String actualResult,
    @Nullable String errorMessage,
    @Nullable Integer retryCount,
    @Nullable Boolean critical,
    @Nullable String screenshotUrl,
    @Nullable String screenshotBeforeUrl,
    @Nullable String screenshotAfterUrl) {}
