package io.argus.formats.ctrf;

import com.fasterxml.jackson.core.JsonToken;
import io.argus.contracts.run.RunError;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.Timestamps;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A document's own totals and times. NaN = not said.
 *
 * @param start epoch milliseconds
 * @param stop epoch milliseconds
 * @param duration ms
 */
record CtrfSummary(double tests, double failed, double start, double stop, double duration) {

  static CtrfSummary read(JsonCursor json) throws IOException, UnreadableReport {
    json.expect(JsonToken.START_OBJECT, "an object");
    double tests = Double.NaN;
    double failed = Double.NaN;
    double start = Double.NaN;
    double stop = Double.NaN;
    double duration = Double.NaN;
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "tests" -> tests = json.number();
        case "failed" -> failed = json.number();
        case "start" -> start = json.number();
        case "stop" -> stop = json.number();
        case "duration" -> duration = json.number();
        default -> json.skip();
      }
    }
    return new CtrfSummary(tests, failed, start, stop, duration);
  }

  /** The tests count, not what is said about them. */
  void report(RecordSink sink, int records, int reds) {
    if (differs(tests, records) || differs(failed, reds)) {
      sink.warn(
          "declared totals contradict the cases, which count",
          "the summary says " + number(tests) + " tests, " + number(failed) + " failed");
    }
    if (records == 0 && failed > 0) {
      String message = "the summary says " + number(failed) + " failed tests, and none is listed";
      sink.error(new RunError("summary", message, null, null));
    }
    Instant from = Timestamps.ofEpochMillis(start);
    Instant to = Timestamps.ofEpochMillis(stop);
    if (from != null) {
      sink.startedAt(from);
    }
    if (duration >= 0 && duration < Integer.MAX_VALUE) {
      sink.durationMs(Math.round(duration));
    } else if (from != null && to != null && to.isAfter(from)) {
      sink.durationMs(Duration.between(from, to).toMillis());
    }
  }

  private static String number(double said) {
    return Double.isNaN(said) ? "no number of" : String.valueOf(Math.round(said));
  }

  private static boolean differs(double said, int counted) {
    return !Double.isNaN(said) && said != counted;
  }
}
