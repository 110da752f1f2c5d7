package io.argus.formats.parse;

import io.argus.contracts.document.DocumentCase;
import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One test record of a report, before it becomes (part of) a case. Texts may still be too long.
 *
 * @param suiteName levels joined by {@code " > "}
 * @param variant what the report itself says sets this one apart, e.g. a browser
 * @param attempts in order, at least one; attempt 0 = the try that the upload says
 * @param durationMs as the report says it for the case; null = it does not, or not sensibly
 * @param error of the last red attempt, or why it was skipped
 * @param repeatKey records of one file with the same identity and the same key are attempts of one
 *     case; {@link #NEVER_REPEATS} = each is a case of its own; negative = see {@link
 *     #repeatsOnlyRed()}
 * @param restored out of our own document: identity and attempts are final
 */
public record TestRecord(
    @Nullable String suiteName,
    @Nullable String className,
    String name,
    @Nullable String variant,
    List<Attempt> attempts,
    @Nullable Integer durationMs,
    @Nullable Failure error,
    @Nullable Assertions assertions,
    @Nullable Integer responseTimeMs,
    @Nullable LoadMetrics metrics,
    Map<String, String> diagnostics,
    List<Attachment> attachments,
    List<Step> steps,
    long repeatKey,
    boolean restored) {

  public static final long NEVER_REPEATS = 0;

  /** Names are unique in the format: another record of the same identity is a rerun. */
  public static final long REPEATS = 1;

  /** A case without a name, which real reports have. */
  public static final String UNNAMED = "(unnamed)";

  /** Between the levels of a suite's name. */
  public static final String LEVEL = DocumentCase.LEVEL;

  /** The same record under another identity. */
  public TestRecord identifiedAs(
      @Nullable String suite,
      @Nullable String type,
      String newName,
      @Nullable String newVariant,
      Map<String, String> newDiagnostics) {
    return new TestRecord(
        suite,
        type,
        newName,
        newVariant,
        attempts,
        durationMs,
        error,
        assertions,
        responseTimeMs,
        metrics,
        newDiagnostics,
        attachments,
        steps,
        repeatKey,
        restored);
  }

  /** That of the last attempt. */
  public CaseStatus status() {
    return attempts.get(attempts.size() - 1).status();
  }

  /**
   * Whoever wrote it runs a test again only when it was red, but does not write that: an earlier
   * record that looks passed was not.
   */
  public boolean repeatsOnlyRed() {
    return repeatKey < 0;
  }

  /** True when any attempt was red. */
  public boolean wasRed() {
    for (int i = 0; i < attempts.size(); i++) {
      if (attempts.get(i).status().isRed()) {
        return true;
      }
    }
    return false;
  }
}
