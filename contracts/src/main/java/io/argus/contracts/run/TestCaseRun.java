package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one case in one run (or in one upload of it).
 *
 * @param caseId see {@link CaseId}
 * @param suiteName what the report calls the group the case stands in; levels joined by {@code >}
 * @param variant run variant, parameters, {@code #2}… for repeated names; null = none
 * @param status that of the last attempt
 * @param durationMs of the last attempt; null = the report does not say
 * @param attempts in order, when there was more than one; empty = a single one, told by the case
 *     itself
 * @param error of the last red attempt (also on a pass on retry), or why it was skipped
 * @param diagnostics output and properties: {@code stdout}, {@code stderr}, {@code file}, {@code
 *     line}, {@code property.NAME}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TestCaseRun(
    UUID caseId,
    @Nullable String suiteName,
    @Nullable String className,
    String name,
    @Nullable String variant,
    CaseStatus status,
    @Nullable Integer durationMs,
    List<Attempt> attempts,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    @Nullable Failure error,
    Map<String, String> diagnostics,
    List<Attachment> attachments,
    List<Step> steps) {

  public TestCaseRun {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
    diagnostics = diagnostics == null ? Map.of() : diagnostics;
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /** True when it passed at last and an earlier attempt was red. */
  public boolean passedOnRetry() {
    return status == CaseStatus.PASS && attempts.stream().anyMatch(a -> a.status().isRed());
  }
}
