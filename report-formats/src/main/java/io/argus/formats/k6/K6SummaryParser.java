package io.argus.formats.k6;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.json.JsonValues;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/**
 * The end-of-test summary: what {@code handleSummary} gets, and the flat form of {@code
 * --summary-export}. Its size depends on the script, not on the run, so its parts are held whole.
 */
public final class K6SummaryParser implements ReportParser {

  @Override
  public String format() {
    return "k6";
  }

  /** Every run has some of these metrics; the checks may stand behind a long list of them. */
  @Override
  public boolean recognises(ReportHead head) {
    return head.hasKeys("root_group.path")
        || head.hasKeys("metadata.k6_version")
        || Stream.of("iterations", "iteration_duration", "vus", "data_received", "http_reqs")
            .anyMatch(metric -> head.hasKeys("metrics." + metric));
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    JsonCursor json = JsonCursor.open(content, limits);
    json.next();
    json.expect(JsonToken.START_OBJECT, "an object");
    JsonNode metrics = MissingNode.getInstance();
    JsonNode root = MissingNode.getInstance();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "metrics" -> metrics = json.tree();
        case "root_group" -> root = json.tree();
        case "metadata" ->
            throw new UnreadableReport(
                "k6's new machine-readable summary does not hold the verdicts of thresholds: write"
                    + " the summary without --new-machine-readable-summary");
        case "state" -> state(json.tree(), sink);
        default -> json.skip();
      }
    }
    json.next();
    if (!metrics.isObject()) {
      throw new UnreadableReport("/metrics must be an object");
    }
    sink.tool("k6");
    new K6Summary(metrics, sink).read(root);
  }

  private static void state(JsonNode state, RecordSink sink) {
    double said = JsonValues.number(state, "testRunDurationMs");
    Integer duration = new ReportTimes(sink).ofMillis(said);
    if (duration != null) {
      sink.durationMs(duration);
    }
  }
}
