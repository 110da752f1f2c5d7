package io.argus.formats.javascript;

import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One pass through one report of Mocha. What is in {@code tests} stands in {@code pending}, {@code
 * failures} or {@code passes} again, which say how it ended; only these are read.
 */
final class MochaReading {

  private static final Pattern HOOK =
      Pattern.compile("\"(?:before|after) (?:all|each)\" hook\\b.*", Pattern.DOTALL);

  private final JsonCursor json;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private boolean red;
  private double failures;
  private double listed;
  private double taken;

  MochaReading(JsonCursor json, Limits limits, RecordSink sink) {
    this.json = json;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    JsonDocument.read(json, this::member);
    if (failures > 0 && !red) {
      String message = "Mocha counts " + (long) failures + " failures, none of them is here";
      sink.error(new RunError("Mocha", message, null, null));
    } else if (listed > taken && !red) {
      String message = "tests ended of which nothing says how: " + (long) (listed - taken);
      sink.error(new RunError("Mocha", message, null, null));
    }
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "stats" -> stats(json.tree());
      case "tests" ->
          JsonDocument.objects(
              json,
              sink,
              () -> {
                listed++;
                json.skip();
              });
      case "pending" -> JsonDocument.objects(json, sink, () -> test(CaseStatus.SKIP));
      case "failures" -> JsonDocument.objects(json, sink, () -> test(CaseStatus.FAIL));
      case "passes" -> JsonDocument.objects(json, sink, () -> test(CaseStatus.PASS));
      default -> json.skip();
    }
  }

  private void stats(JsonNode stats) {
    sink.tool("Mocha");
    times.startedAt(text(stats, "start"));
    Integer wall = times.ofMillis(number(stats, "duration"));
    if (wall != null) {
      sink.durationMs(wall);
    }
    failures = Math.max(0, number(stats, "failures"));
  }

  private void test(CaseStatus status) throws IOException, UnreadableReport {
    JsonNode test = json.tree("code");
    JsonNode error = test.path("err");
    Failure failure = ScriptErrors.of(text(error, "message"), text(error, "stack"));
    if (status != CaseStatus.FAIL && failure != null) {
      // It failed after it had ended, and is one of the failures, too.
      return;
    }
    red |= status.isRed();
    String title = text(test, "title");
    if (status.isRed() && title != null && HOOK.matcher(title).matches()) {
      sink.error(hook(test, failure));
      return;
    }
    taken++;
    RecordBuilder record =
        RecordBuilder.named(title)
            .suite(SourceFiles.name(text(test, "file")), suite(text(test, "fullTitle"), title))
            .diagnostic("file", text(test, "file"));
    Integer retry = JsonValues.count(test, "currentRetry");
    for (int i = 0; retry != null && i < Math.min(retry, limits.attempts() - 1); i++) {
      record.attempt(CaseStatus.FAIL, null, null);
    }
    sink.record(record.attempt(status, times.ofMillis(number(test, "duration")), failure).build());
  }

  private static RunError hook(JsonNode test, @Nullable Failure failure) {
    String hook = text(test, "fullTitle");
    return new RunError(
        SourceFiles.name(text(test, "file")),
        failure == null ? hook : hook + ": " + failure.message(),
        failure == null ? null : failure.type(),
        failure == null ? null : failure.stackTrace());
  }

  /** Titles of the blocks around it, which the report joins by spaces. */
  private static @Nullable String suite(@Nullable String full, @Nullable String title) {
    if (full == null || title == null || !full.endsWith(" " + title)) {
      return null;
    }
    return full.substring(0, full.length() - title.length() - 1);
  }
}
