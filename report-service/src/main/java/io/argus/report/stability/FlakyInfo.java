package io.argus.report.stability;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.argus.contracts.run.CaseStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a case's recent results say about it.
 *
 * @param score failed or errored results ÷ results in the window, 0–1
 * @param recent the window, newest first
 * @param runs results in the window
 */
@Schema(description = "What the recent results of a case say about it")
public record FlakyInfo(
    @Schema(description = "True for level FLAKY or VERY_FLAKY") @JsonProperty("isFlaky")
        boolean isFlaky,
    @Schema(description = "Failures ÷ results in the window", minimum = "0", maximum = "1")
        double score,
    Level level,
    @Schema(description = "The window, newest first; skipped results are not in it")
        List<CaseStatus> recent,
    @Schema(description = "Results in the window") int runs,
    @Schema(
            description =
                "On a failure in a run: judged as of that failure. In trends: as of now, healthy when"
                    + " the newest result is no failure")
        Verdict verdict,
    @Schema(
            description = "What to do, in one sentence",
            examples = "3 of its last 10 results failed with passes in between: run it again, …")
        String suggestion) {

  public FlakyInfo {
    recent = List.copyOf(recent);
  }

  /** A case as it stands now, verdict included: healthy when its newest result is no failure. */
  public static FlakyInfo ofCase(CaseState state, int windowSize) {
    return of(state, windowSize, Verdict.ofCase(state.window(), windowSize), state.window());
  }

  /**
   * A case as it stands now, with the verdict on one of its failures.
   *
   * @param history results up to and including that failure, see {@link Verdict#ofFailure}
   */
  public static FlakyInfo ofFailure(CaseState state, Window history, int windowSize) {
    return of(state, windowSize, Verdict.ofFailure(history, windowSize), history);
  }

  private static FlakyInfo of(CaseState state, int windowSize, Verdict verdict, Window judged) {
    Window window = state.window().newest(windowSize);
    return new FlakyInfo(
        state.level().isFlaky(),
        state.score(),
        state.level(),
        window.results(),
        window.length(),
        verdict,
        Suggestion.of(verdict, judged.newest(windowSize)));
  }
}
