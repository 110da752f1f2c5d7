package io.argus.formats.gtest;

import static io.argus.formats.json.JsonValues.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonDocument;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pass through one report of GoogleTest, a test at a time. */
final class GtestReading {

  /** The first line of a failure: {@code /w/a_test.cc:12}, {@code unknown file}. */
  private static final Pattern PLACE = Pattern.compile(".*:\\d+|.*\\(\\d+\\)|unknown file");

  private final JsonCursor json;
  private final RecordSink sink;
  private final ReportTimes times;
  private boolean red;
  private double failures;

  GtestReading(JsonCursor json, RecordSink sink) {
    this.json = json;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    sink.tool("GoogleTest");
    JsonDocument.read(json, this::member);
    if (failures > 0 && !red) {
      String message = "GoogleTest counts " + (long) failures + " failures, none of them is here";
      sink.error(new RunError("GoogleTest", message, null, null));
    }
  }

  private void member(String name) throws IOException, UnreadableReport {
    switch (name) {
      case "testsuites" -> JsonDocument.objects(json, sink, this::suite);
      case "timestamp" -> times.startedAt(JsonDocument.text(json));
      case "failures" -> failures += count();
      case "errors" -> failures += count();
      case "time" -> {
        Integer wall = times.ofSeconds(JsonDocument.text(json));
        if (wall != null) {
          sink.durationMs(wall);
        }
      }
      default -> json.skip();
    }
  }

  private double count() throws IOException, UnreadableReport {
    return Math.max(0, json.tree().asDouble(0));
  }

  /** The name comes before the tests. */
  private void suite() throws IOException, UnreadableReport {
    String[] suite = {null};
    JsonDocument.members(
        json,
        name -> {
          switch (name) {
            case "name" -> suite[0] = JsonDocument.text(json);
            case "testsuite" -> JsonDocument.objects(json, sink, () -> test(json.tree(), suite[0]));
            default -> json.skip();
          }
        });
  }

  private void test(JsonNode test, @Nullable String suite) throws UnreadableReport {
    String name = text(test, "name");
    CaseStatus status = status(test);
    Failure failure = failure(status, test);
    red |= status.isRed();
    if (name == null && status == CaseStatus.FAIL) {
      sink.error(
          new RunError(
              suite,
              failure == null ? "a failure outside of the tests" : failure.message(),
              null,
              failure == null ? null : failure.stackTrace()));
      return;
    }
    sink.record(
        RecordBuilder.named(name)
            .suite(suite)
            .className(text(test, "classname"))
            .diagnostic("file", text(test, "file"))
            .diagnostic("line", text(test, "line"))
            .diagnostic("property.value_param", text(test, "value_param"))
            .diagnostic("property.type_param", text(test, "type_param"))
            .attempt(status, times.ofSeconds(text(test, "time")), failure)
            .build());
  }

  private static CaseStatus status(JsonNode test) {
    String result = text(test, "result");
    if (!test.path("failures").isEmpty()) {
      return CaseStatus.FAIL;
    }
    return switch (String.valueOf(text(test, "status"))) {
      case "NOTRUN" -> CaseStatus.SKIP;
      case "RUN" ->
          switch (result == null ? "COMPLETED" : result) {
            case "COMPLETED" -> CaseStatus.PASS;
            case "SKIPPED", "SUPPRESSED" -> CaseStatus.SKIP;
            default -> CaseStatus.ERROR;
          };
      default -> CaseStatus.ERROR;
    };
  }

  private @Nullable Failure failure(CaseStatus status, JsonNode test) {
    return switch (status) {
      case PASS -> null;
      case FAIL -> failed(test.path("failures"));
      case SKIP -> {
        String why = text(test.path("skipped").path(0), "message");
        String message = why == null ? null : withoutPlace(why);
        yield Failures.skipped(message == null ? text(test, "result") : message);
      }
      case ERROR -> {
        String said = text(test, "status") + "/" + text(test, "result");
        sink.warn("a status is unknown and counts as an error", said);
        yield new Failure("unknown status \"" + said + "\"", null, null);
      }
    };
  }

  private static @Nullable Failure failed(JsonNode failures) {
    StringBuilder all = new StringBuilder();
    for (JsonNode failure : failures) {
      String text = text(failure, "failure");
      if (text != null) {
        all.append(all.isEmpty() ? "" : "\n\n").append(text.strip());
      }
    }
    String first = text(failures.path(0), "failure");
    return Failures.of(first == null ? null : withoutPlace(first), null, all.toString());
  }

  private static String withoutPlace(String text) {
    int line = text.indexOf('\n');
    boolean place = line > 0 && PLACE.matcher(text.substring(0, line).strip()).matches();
    String message = place ? text.substring(line + 1) : text;
    return message.isBlank() ? text.strip() : message.strip();
  }
}
