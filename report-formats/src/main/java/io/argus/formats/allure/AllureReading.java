package io.argus.formats.allure;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One pass through the documents of one report, results before containers. */
final class AllureReading {

  /** Members that only containers have. */
  static final List<String> FIXTURES = List.of("befores", "afters", "children");

  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;

  /** One for each red document at most. */
  private final Set<String> red = new HashSet<>();

  private double start = Double.NaN;
  private double stop = Double.NaN;
  private boolean hasTool;

  AllureReading(Limits limits, RecordSink sink) {
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  /** A document as a whole: it is one test, or the fixtures around some. */
  static JsonNode document(InputStream content, Limits limits)
      throws IOException, UnreadableReport {
    JsonCursor json = JsonCursor.open(content, limits);
    json.next();
    json.expect(JsonToken.START_OBJECT, "an object: this is no Allure document");
    JsonNode tree = json.tree();
    if (json.next() != null) {
      throw json.error("something follows the end of the document");
    }
    return tree;
  }

  void take(JsonNode document) throws UnreadableReport {
    if (FIXTURES.stream().anyMatch(document::has)) {
      container(document);
      return;
    }
    AllureTest test = new AllureTest(document, limits, times, sink);
    TestRecord record = test.read();
    String uuid = JsonValues.text(document, "uuid");
    if (uuid != null && record.status().isRed()) {
      red.add(uuid);
    }
    String framework = test.label("framework");
    if (!hasTool && framework != null) {
      hasTool = true;
      sink.tool(framework);
    }
    double began = JsonValues.number(document, "start");
    times.startedAt(began);
    // What is not said is NaN, which loses.
    start = began >= start ? start : Double.isNaN(began) ? start : began;
    double ended = JsonValues.number(document, "stop");
    stop = ended <= stop ? stop : Double.isNaN(ended) ? stop : ended;
    sink.record(record);
  }

  void finish() {
    Integer wall = Double.isNaN(stop - start) ? null : times.ofMillis(stop - start);
    if (wall != null) {
      sink.durationMs(wall);
    }
  }

  /** A fixture that broke a test stands with that test; one that broke none says it here. */
  private void container(JsonNode container) {
    boolean isTold =
        StreamSupport.stream(container.path("children").spliterator(), false)
            .anyMatch(child -> red.contains(child.asText()));
    if (isTold) {
      return;
    }
    for (String kind : List.of("befores", "afters")) {
      for (JsonNode fixture : container.path(kind)) {
        CaseStatus status = AllureTest.status(JsonValues.text(fixture, "status"));
        if (status != null && status.isRed()) {
          sink.error(error(fixture));
        }
      }
    }
  }

  private static RunError error(JsonNode fixture) {
    JsonNode details = fixture.path("statusDetails");
    String message = Failures.plain(JsonValues.text(details, "message"));
    return new RunError(
        JsonValues.text(fixture, "name"),
        message == null ? "the fixture is " + JsonValues.text(fixture, "status") : message,
        null,
        Failures.plain(JsonValues.text(details, "trace")));
  }
}
