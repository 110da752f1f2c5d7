package io.argus.contracts.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Step;
import org.jspecify.annotations.Nullable;

/** A step: CTRF knows its name and outcome, the extra the rest. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentStep(String name, DocumentStatus status, Extra<StepExtra> extra) {

  /**
   * What CTRF has no word for in a step.
   *
   * @param status the exact one, errors told from failures
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record StepExtra(
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

  static DocumentStep of(Step step) {
    StepExtra extra =
        new StepExtra(
            step.status(),
            step.durationMs(),
            step.expectedResult(),
            step.actualResult(),
            step.errorMessage(),
            step.retryCount(),
            step.critical(),
            step.screenshotUrl(),
            step.screenshotBeforeUrl(),
            step.screenshotAfterUrl());
    return new DocumentStep(step.name(), DocumentStatus.of(step.status()), new Extra<>(extra));
  }

  Step toStep() {
    StepExtra more = extra.argus();
    return new Step(
        name,
        more.status(),
        more.durationMs(),
        more.expectedResult(),
        more.actualResult(),
        more.errorMessage(),
        more.retryCount(),
        more.critical(),
        more.screenshotUrl(),
        more.screenshotBeforeUrl(),
        more.screenshotAfterUrl());
  }
}
