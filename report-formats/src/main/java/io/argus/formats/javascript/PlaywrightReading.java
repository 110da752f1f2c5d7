package io.argus.formats.javascript;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Durations;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One pass through one report of Playwright: suites inside each other, a spec at a time. */
final class PlaywrightReading {

  private final JsonCursor json;
  private final RecordSink sink;
  private final ReportTimes times;
  private final PlaywrightTest tests;
  private boolean red;
  private int unexpected;

  PlaywrightReading(JsonCursor json, Limits limits, RecordSink sink) {
    this.json = json;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.tests = new PlaywrightTest(limits, sink);
  }

  void read() throws IOException, UnreadableReport {
    JsonDocument.read(json, this::member);
    if (unexpected > 0 && !red) {
      String message =
          "Playwright counts " + unexpected + " unexpected tests, none of them is here";
      sink.error(new RunError("Playwright", message, null, null));
    }
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "config" -> JsonDocument.members(json, this::config);
      case "suites" -> JsonDocument.objects(json, sink, () -> suite(List.of()));
      case "errors" -> JsonDocument.objects(json, sink, () -> error(json.tree()));
      case "stats" -> stats(json.tree());
      default -> json.skip();
    }
  }

  private void config(String name) throws IOException, UnreadableReport {
    if (name.equals("version")) {
      sink.tool("Playwright " + JsonDocument.text(json));
    } else {
      json.skip();
    }
  }

  /** Of global set-up and tear-down, of files that can't be loaded, of a run that took too long. */
  private void error(JsonNode error) {
    red = true;
    Failure failure =
        ScriptErrors.of(JsonValues.text(error, "message"), JsonValues.text(error, "stack"));
    String file = JsonValues.text(error.path("location"), "file");
    sink.error(
        new RunError(
            file == null ? "Playwright" : SourceFiles.name(file),
            failure == null ? "an error outside of the tests" : failure.message(),
            failure == null ? null : failure.type(),
            failure == null ? null : failure.stackTrace()));
  }

  private void stats(JsonNode stats) {
    times.startedAt(JsonValues.text(stats, "startTime"));
    double duration = JsonValues.number(stats, "duration");
    if (times.ofMillis(duration) != null) {
      sink.durationMs(Durations.ofMillis(duration));
    }
    Integer said = JsonValues.count(stats, "unexpected");
    unexpected = said == null ? 0 : said;
  }

  /** The reporter writes the title before what is inside. */
  private void suite(List<String> around) throws IOException, UnreadableReport {
    List<String> levels = new ArrayList<>(around);
    JsonDocument.members(
        json,
        name -> {
          switch (name) {
            case "title" -> levels.add(String.valueOf(JsonDocument.text(json)));
            case "specs" -> JsonDocument.objects(json, sink, () -> spec(levels));
            case "suites" -> JsonDocument.objects(json, sink, () -> suite(levels));
            default -> json.skip();
          }
        });
  }

  private void spec(List<String> levels) throws IOException, UnreadableReport {
    String place = json.path();
    JsonNode spec = json.tree("body", "snippet");
    JsonNode all = spec.path("tests");
    if (!all.isArray()) {
      sink.reject(place + "/tests", "must be an array");
      return;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isObject()) {
        TestRecord record = tests.record(levels, spec, all.get(i));
        red |= record.status().isRed();
        sink.record(record);
      } else {
        sink.reject(place + "/tests/" + i, "must be an object");
      }
    }
  }
}
