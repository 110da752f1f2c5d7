package io.argus.formats.javascript;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One test of Playwright: a spec in one project. Its results are the attempts. */
final class PlaywrightTest {

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;

  PlaywrightTest(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  TestRecord record(List<String> levels, JsonNode spec, JsonNode test) {
    RecordBuilder record =
        RecordBuilder.named(text(spec, "title"))
            .suite(levels)
            .variant(text(test, "projectName"))
            .diagnostic("file", text(spec, "file"))
            .diagnostic("line", text(spec, "line"));
    JsonNode results = test.path("results");
    for (JsonNode result : results) {
      attempt(record, test, result);
    }
    if (results.isEmpty()) {
      withoutResult(record, test);
    }
    for (JsonNode step : results.path(results.size() - 1).path("steps")) {
      JsonNode error = step.path("error");
      record.step(
          text(step, "title"),
          error.isObject() ? CaseStatus.FAIL : CaseStatus.PASS,
          times.ofMillis(number(step, "duration")),
          Failures.plain(text(error, "message")));
    }
    return record.build();
  }

  private void attempt(RecordBuilder record, JsonNode test, JsonNode result) {
    CaseStatus status = status(test, result);
    record.attempt(
        status, times.ofMillis(number(result, "duration")), failure(status, test, result));
    for (JsonNode attachment : result.path("attachments")) {
      record.attachment(
          text(attachment, "name"), text(attachment, "contentType"), text(attachment, "path"));
    }
    if (status.isRed()) {
      record.diagnostic("stdout", output(result.path("stdout")));
      record.diagnostic("stderr", output(result.path("stderr")));
    }
  }

  /** {@code test.fail()} expects a failure: then that one passes, and a pass does not. */
  private CaseStatus status(JsonNode test, JsonNode result) {
    String expected = text(test, "expectedStatus");
    return switch (String.valueOf(text(result, "status"))) {
      case "passed" -> "failed".equals(expected) ? CaseStatus.FAIL : CaseStatus.PASS;
      case "failed" -> "failed".equals(expected) ? CaseStatus.PASS : CaseStatus.FAIL;
      case "timedOut" -> CaseStatus.FAIL;
      case "skipped" -> CaseStatus.SKIP;
      case "interrupted" ->
          "skipped".equals(text(test, "status")) ? CaseStatus.SKIP : CaseStatus.ERROR;
      default -> CaseStatus.ERROR;
    };
  }

  private @Nullable Failure failure(CaseStatus status, JsonNode test, JsonNode result) {
    String said = String.valueOf(text(result, "status"));
    if (status == CaseStatus.SKIP) {
      return Failures.skipped(said.equals("interrupted") ? said : reason(test, result));
    }
    if (!status.isRed()) {
      return null;
    }
    List<Failure> errors = new ArrayList<>();
    JsonNode first = result.path("error");
    JsonNode all = result.path("errors");
    add(errors, first);
    // The first of them is the error itself, in other words.
    for (int i = errors.isEmpty() ? 0 : 1; i < all.size(); i++) {
      add(errors, all.get(i));
    }
    Failure failure = ScriptErrors.of(errors, limits);
    if (failure != null) {
      return failure;
    }
    return switch (said) {
      case "passed" -> new Failure("expected to fail, but passed", null, null);
      case "failed" -> null;
      case "timedOut", "interrupted" -> new Failure(said, null, null);
      default -> {
        sink.warn("a status is unknown and counts as an error", said);
        yield new Failure("unknown status \"" + said + "\"", null, null);
      }
    };
  }

  private static void add(List<Failure> errors, JsonNode error) {
    String value = text(error, "value");
    Failure failure =
        ScriptErrors.of(value == null ? text(error, "message") : value, text(error, "stack"));
    if (failure != null) {
      errors.add(failure);
    }
  }

  private static void withoutResult(RecordBuilder record, JsonNode test) {
    String status = String.valueOf(text(test, "status"));
    if (status.equals("skipped")) {
      String reason = reason(test, test);
      record.skip(null, reason == null ? "did not run" : reason);
    } else {
      Failure failure = new Failure("no result, but \"" + status + "\"", null, null);
      record.attempt(CaseStatus.ERROR, null, failure);
    }
  }

  /** Newer versions have what is annotated at run time in the result. */
  private static @Nullable String reason(JsonNode test, JsonNode result) {
    for (JsonNode of : List.of(test, result)) {
      for (JsonNode annotation : of.path("annotations")) {
        String type = text(annotation, "type");
        if ("skip".equals(type) || "fixme".equals(type)) {
          String why = text(annotation, "description");
          return why == null ? type : why;
        }
      }
    }
    return null;
  }

  private String output(JsonNode pieces) {
    StringBuilder output = new StringBuilder();
    for (JsonNode piece : pieces) {
      String text = piece.isTextual() ? piece.asText() : piece.path("text").asText();
      if (output.length() <= limits.caseBytes()) {
        output.append(text);
      }
    }
    return String.valueOf(Failures.plain(output.toString()));
  }
}
