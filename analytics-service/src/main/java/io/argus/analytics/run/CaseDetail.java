package io.argus.analytics.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What few case runs have, kept out of the narrow row: column {@code test_case_run.detail}.
 *
 * @param attempts only when there is more than one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CaseDetail(
    List<Attempt> attempts,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    Map<String, String> diagnostics,
    List<Attachment> attachments,
    List<Step> steps) {

  static final CaseDetail NONE =
      new CaseDetail(List.of(), null, null, null, Map.of(), List.of(), List.of());

  CaseDetail {
    attempts = attempts == null ? List.of() : attempts;
    diagnostics = diagnostics == null ? Map.of() : diagnostics;
    attachments = attachments == null ? List.of() : attachments;
    steps = steps == null ? List.of() : steps;
  }

  /** Null when the row says it all, as for most. */
  static @Nullable CaseDetail of(TestCaseRun run) {
    List<Attempt> attempts = run.attempts().size() < 2 ? List.of() : run.attempts();
    boolean plain =
        attempts.isEmpty()
            && run.assertions() == null
            && run.responseTimeMs() == null
            && run.metrics() == null
            && run.diagnostics().isEmpty()
            && run.attachments().isEmpty()
            && run.steps().isEmpty();
    return plain
        ? null
        : new CaseDetail(
            attempts,
            run.assertions(),
            run.responseTimeMs(),
            run.metrics(),
            run.diagnostics(),
            run.attachments(),
            run.steps());
  }
}
