package io.argus.formats.javascript;

import static io.argus.formats.json.JsonValues.isTrue;
import static io.argus.formats.json.JsonValues.number;
import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.SourceFiles;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass through one report of Mochawesome: suites inside each other, a test at a time. */
final class MochawesomeReading {

  private final JsonCursor json;
  private final RecordSink sink;
  private final ReportTimes times;
  private boolean red;
  private double failures;

  MochawesomeReading(JsonCursor json, RecordSink sink) {
    this.json = json;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    JsonDocument.read(json, this::member);
    if (failures > 0 && !red) {
      String message = "Mocha counts " + (long) failures + " failures, none of them is here";
      sink.error(new RunError("Mochawesome", message, null, null));
    }
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "stats" -> stats(json.tree());
      case "results" -> JsonDocument.objects(json, sink, this::root);
      case "suites" -> {
        if (json.token() == JsonToken.START_OBJECT) {
          root();
        }
      }
      case "meta" -> tool(text(json.tree().path("mocha"), "version"));
      default -> json.skip();
    }
  }

  private void tool(@Nullable String version) {
    sink.tool(version == null ? "Mocha" : "Mocha " + version);
  }

  private void stats(JsonNode stats) {
    times.startedAt(text(stats, "start"));
    Integer wall = times.ofMillis(number(stats, "duration"));
    if (wall != null) {
      sink.durationMs(wall);
    }
    failures = Math.max(0, number(stats, "failures"));
  }

  private void root() throws IOException, UnreadableReport {
    suite(null, List.of());
  }

  /** The reporter writes file and title before what is inside. */
  private void suite(@Nullable String outerFile, List<String> around)
      throws IOException, UnreadableReport {
    List<String> titles = new ArrayList<>(around);
    String[] file = {outerFile};
    JsonDocument.members(
        json,
        name -> {
          switch (name) {
            case "title" -> titles.add(String.valueOf(JsonDocument.text(json)));
            case "file" -> file[0] = file(JsonDocument.text(json), file[0]);
            case "beforeHooks", "afterHooks" ->
                JsonDocument.objects(json, sink, () -> hook(json.tree("code"), file[0]));
            case "tests" ->
                JsonDocument.objects(
                    json, sink, () -> test(json.tree("code", "context"), file[0], titles));
            case "suites" -> JsonDocument.objects(json, sink, () -> suite(file[0], titles));
            default -> json.skip();
          }
        });
  }

  /** Mochawesome cuts the folder it runs in off and leaves the slash. */
  private static @Nullable String file(@Nullable String said, @Nullable String outer) {
    if (said == null || said.isBlank()) {
      return outer;
    }
    boolean cut = said.startsWith("/") || said.startsWith("\\");
    return SourceFiles.name(cut ? said.substring(1) : said);
  }

  private void hook(JsonNode hook, @Nullable String file) {
    if (!isTrue(hook, "fail")) {
      return;
    }
    red = true;
    Failure failure = failure(hook);
    String title = text(hook, "fullTitle");
    sink.error(
        new RunError(
            file,
            failure == null ? title : title + ": " + failure.message(),
            failure == null ? null : failure.type(),
            failure == null ? null : failure.stackTrace()));
  }

  private void test(JsonNode test, @Nullable String file, List<String> titles)
      throws UnreadableReport {
    List<@Nullable String> levels = new ArrayList<>();
    levels.add(file);
    levels.addAll(titles);
    RecordBuilder record =
        RecordBuilder.named(text(test, "title"))
            .suite(levels.toArray(String[]::new))
            .diagnostic("file", file);
    Integer duration = times.ofMillis(number(test, "duration"));
    Failure failure = failure(test);
    if (isTrue(test, "fail") || failure != null) {
      red = true;
      record.attempt(CaseStatus.FAIL, duration, failure);
    } else if (isTrue(test, "pass")) {
      record.pass(duration);
    } else if (isTrue(test, "pending")) {
      record.skip(duration, "pending");
    } else if (isTrue(test, "skipped")) {
      record.skip(null, "did not run: a hook before it failed, or the run ended");
    } else {
      String state = String.valueOf(text(test, "state"));
      sink.warn("a status is unknown and counts as an error", state);
      red = true;
      Failure unknown = new Failure("unknown status \"" + state + "\"", null, null);
      record.attempt(CaseStatus.ERROR, duration, unknown);
    }
    sink.record(record.build());
  }

  private static @Nullable Failure failure(JsonNode test) {
    JsonNode error = test.path("err");
    return ScriptErrors.of(text(error, "message"), text(error, "estack"));
  }
}
