package io.argus.formats.cucumber;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Held;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test case, and the try of it that runs. */
final class MessagesCase {

  /** What the messages call the results, the worst first. */
  private static final List<String> WORST_FIRST =
      List.of("FAILED", "AMBIGUOUS", "UNDEFINED", "PENDING", "UNKNOWN", "SKIPPED", "PASSED");

  private static final double NANOS = 1e6;

  /** One finished step. */
  record Step(String name, String result, @Nullable Integer millis, @Nullable Failure error) {
    long size() {
      return Held.ENTRY_BYTES + Held.size(result) + Held.size(error);
    }

    CaseStatus status() {
      return switch (result) {
        case "PASSED" -> CaseStatus.PASS;
        case "SKIPPED" -> CaseStatus.SKIP;
        case "FAILED", "AMBIGUOUS", "UNDEFINED", "PENDING" -> CaseStatus.FAIL;
        default -> CaseStatus.ERROR;
      };
    }
  }

  final String id;

  /** Of the scenario; null = nobody said it. */
  final Gherkin.@Nullable Pickle pickle;

  /** Names of the steps and hooks by id. */
  final Map<String, String> names = new HashMap<>();

  final List<Attempt> attempts = new ArrayList<>(1);
  final List<Step> steps = new ArrayList<>();
  double startMillis = Double.NaN;

  /** A step of the try says so: protocols before 18. */
  boolean retried;

  /** It has ended, but nobody said that no other try follows. */
  boolean mayFollow;

  /** Its last try was. */
  boolean red;

  MessagesCase(String id, Gherkin.@Nullable Pickle pickle) {
    this.id = id;
    this.pickle = pickle;
  }

  /** What it takes without its tries. Its pickle may be forgotten elsewhere before it is here. */
  long size() {
    long bytes = 5L * Held.ENTRY_BYTES + Gherkin.keySize(id) + (pickle == null ? 0 : pickle.size());
    for (String step : names.keySet()) {
      bytes += Gherkin.keySize(step);
    }
    return bytes;
  }

  /** Milliseconds of a time or a duration; NaN = not said. */
  static double millis(JsonNode said) {
    return JsonValues.number(said, "seconds") * 1000 + JsonValues.number(said, "nanos") / NANOS;
  }

  /** A result as the messages say it, with its exception. */
  static @Nullable Failure failure(JsonNode result) {
    JsonNode exception = result.path("exception");
    String message = JsonValues.text(exception, "message");
    String whole = JsonValues.text(result, "message");
    String trace = JsonValues.text(exception, "stackTrace");
    return Failures.of(
        Failures.plain(message == null ? firstLine(whole) : message),
        JsonValues.text(exception, "type"),
        Failures.plain(trace == null ? whole : trace));
  }

  private static @Nullable String firstLine(@Nullable String text) {
    return text == null ? null : text.strip().split("\n", 2)[0];
  }

  /** The step that decides; null = there was none. */
  @Nullable Step worst() {
    Step worst = null;
    for (Step step : steps) {
      if (worst == null || rank(step) < rank(worst)) {
        worst = step;
      }
    }
    return worst;
  }

  /** A word that is not known is worse than all that are. */
  private static int rank(Step step) {
    return WORST_FIRST.indexOf(step.result);
  }
}
