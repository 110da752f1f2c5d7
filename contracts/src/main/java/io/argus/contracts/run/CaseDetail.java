package io.argus.contracts.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What few case runs have, kept out of the narrow row: the JSON of column {@code
 * test_case_run.detail}, which analytics-service writes and report-service reads.
 *
 * @param attempts only when there is more than one
 * @param uploads beside {@code attempts}, one each: the ordinal of the upload it came with; empty =
 *     all came with the upload that the row names
 * @param diagnostics by name, so that the same case always reads the same
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CaseDetail(
    List<Attempt> attempts,
    List<Integer> uploads,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    SortedMap<String, String> diagnostics,
    List<Attachment> attachments,
    List<Step> steps) {

  /** A row that says it all. */
  public static final CaseDetail NONE =
      new CaseDetail(List.of(), List.of(), null, null, null, new TreeMap<>(), List.of(), List.of());

  public CaseDetail {
    attempts = attempts == null ? List.of() : List.copyOf(attempts);
    uploads = uploads == null ? List.of() : List.copyOf(uploads);
    diagnostics = diagnostics == null ? new TreeMap<>() : new TreeMap<>(diagnostics);
    attachments = attachments == null ? List.of() : List.copyOf(attachments);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /**
   * @param uploads beside the attempts of the run; empty = one upload
   */
  public static CaseDetail of(TestCaseRun run, List<Integer> uploads) {
    boolean several = run.attempts().size() > 1;
    return new CaseDetail(
        several ? run.attempts() : List.of(),
        several ? uploads : List.of(),
        run.assertions(),
        run.responseTimeMs(),
        run.metrics(),
        sorted(run.diagnostics()),
        run.attachments(),
        run.steps());
  }

  /** True when the row says it all, as for most. */
  @JsonIgnore
  public boolean isNothing() {
    return equals(NONE);
  }

  private static SortedMap<String, String> sorted(Map<String, String> diagnostics) {
    return new TreeMap<>(diagnostics);
  }
}
