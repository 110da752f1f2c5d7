package io.argus.formats.rspec;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pass through one report of RSpec, an example at a time. */
final class RspecReading {

  private static final String RSPEC = "RSpec";

  /** What RSpec calls an example without a description that failed. */
  private static final Pattern UNNAMED = Pattern.compile("(?s)example at .*:\\d+");

  private final JsonCursor json;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final StringBuilder messages = new StringBuilder();
  private boolean red;
  private double outside;
  private double failures;

  RspecReading(JsonCursor json, Limits limits, RecordSink sink) {
    this.json = json;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    JsonDocument.read(json, this::member);
    if (outside > 0) {
      Failure failure = Failures.of(null, null, Failures.plain(messages.toString()));
      String message = failure == null ? null : failure.message();
      String stack = failure == null ? null : failure.stackTrace();
      String count = (long) outside + " errors outside of examples";
      sink.error(
          new RunError(RSPEC, message == null ? count : count + ": " + message, null, stack));
    } else if (failures > 0 && !red) {
      String message = "RSpec counts " + (long) failures + " failures, none of them is here";
      sink.error(new RunError(RSPEC, message, null, null));
    }
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "version" -> sink.tool(RSPEC + " " + JsonDocument.text(json));
      case "examples" -> JsonDocument.objects(json, sink, () -> example(json.tree()));
      case "messages" -> messages();
      case "summary" -> summary(json.tree());
      default -> json.skip();
    }
  }

  private void messages() throws IOException, UnreadableReport {
    json.expect(JsonToken.START_ARRAY, "an array");
    while (json.next() != JsonToken.END_ARRAY) {
      String text = JsonDocument.text(json);
      if (text != null && messages.length() <= limits.stackTraceBytes()) {
        messages.append(messages.isEmpty() ? "" : "\n").append(text.strip());
      }
    }
  }

  private void summary(JsonNode summary) {
    Integer wall = times.ofMillis(number(summary, "duration") * 1000);
    if (wall != null) {
      sink.durationMs(wall);
    }
    outside = Math.max(0, number(summary, "errors_outside_of_examples_count"));
    failures = Math.max(0, number(summary, "failure_count"));
  }

  private void example(JsonNode example) throws UnreadableReport {
    String said = text(example, "description");
    RecordBuilder record =
        RecordBuilder.named(withoutLine(said))
            .suite(file(example), groups(text(example, "full_description"), said))
            .diagnostic("file", text(example, "file_path"))
            .diagnostic("line", text(example, "line_number"));
    CaseStatus status = status(example);
    red |= status.isRed();
    Integer duration = times.ofMillis(number(example, "run_time") * 1000);
    sink.record(record.attempt(status, duration, failure(status, example)).build());
  }

  private static @Nullable String withoutLine(@Nullable String name) {
    return name != null && UNNAMED.matcher(name).matches()
        ? name.substring(0, name.lastIndexOf(':'))
        : name;
  }

  private static CaseStatus status(JsonNode example) {
    return switch (String.valueOf(text(example, "status"))) {
      case "passed" -> CaseStatus.PASS;
      case "failed" -> CaseStatus.FAIL;
      case "pending" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }

  private @Nullable Failure failure(CaseStatus status, JsonNode example) {
    if (status == CaseStatus.SKIP) {
      return Failures.skipped(text(example, "pending_message"));
    }
    if (status == CaseStatus.ERROR) {
      String said = String.valueOf(text(example, "status"));
      sink.warn("a status is unknown and counts as an error", said);
      return new Failure("unknown status \"" + said + "\"", null, null);
    }
    JsonNode exception = example.path("exception");
    StringBuilder trace = new StringBuilder();
    for (JsonNode frame : exception.path("backtrace")) {
      if (trace.length() <= limits.stackTraceBytes()) {
        trace.append(trace.isEmpty() ? "" : "\n").append(frame.asText());
      }
    }
    String message = Failures.plain(text(exception, "message"));
    return Failures.of(
        message == null ? null : message.strip(), text(exception, "class"), trace.toString());
  }

  /** The file that runs the example; a shared example's own file may be another one. */
  private static @Nullable String file(JsonNode example) {
    String id = text(example, "id");
    int scope = id == null ? -1 : id.lastIndexOf('[');
    return SourceFiles.name(
        id == null || scope <= 0 ? text(example, "file_path") : id.substring(0, scope));
  }

  /** Descriptions of the groups around it, which the report joins by spaces. */
  private static @Nullable String groups(@Nullable String full, @Nullable String name) {
    if (full == null || name == null || !full.endsWith(name)) {
      return full;
    }
    return full.substring(0, full.length() - name.length()).strip();
  }
}
