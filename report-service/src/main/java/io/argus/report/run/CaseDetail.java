package io.argus.report.run;

import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.Step;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What few cases have, as stored in {@code test_case_run.detail}.
 *
 * @param attempts null = there was a single one
 */
record CaseDetail(
    @Nullable List<Attempt> attempts,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    @Nullable SortedMap<String, String> diagnostics,
    @Nullable List<Attachment> attachments,
    @Nullable List<Step> steps) {

  static final CaseDetail NONE = new CaseDetail(null, null, null, null, null, null, null);

  /** By name, so that the same case always reads the same. */
  SortedMap<String, String> sortedDiagnostics() {
    return diagnostics == null ? new TreeMap<>() : diagnostics;
  }

  List<Attachment> attachmentList() {
    return attachments == null ? List.of() : attachments;
  }

  List<Step> stepList() {
    return steps == null ? List.of() : steps;
  }
}
