package io.argus.formats.locust;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.RunError;
import io.argus.formats.csv.CsvRows;
import io.argus.formats.load.Metrics;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statistics of one run: a row per request name, and one that sums them up. */
final class LocustStats {

  private static final Set<String> SUMS = Set.of("Aggregated", "Total");

  /** More is no number of requests; sums of them never overflow. */
  private static final double MOST = 1e12;

  private final CsvRows rows;
  private final RecordSink sink;
  private final ReportTimes times;
  private long requests;
  private long failures;
  private double sumOfFailures = Double.NaN;

  LocustStats(CsvRows rows, RecordSink sink) {
    this.rows = rows;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    while (rows.next()) {
      double count = rows.number("Request Count", "# requests");
      double failed = rows.number("Failure Count", "# failures");
      if (!(count >= 0 && count < MOST && failed >= 0 && failed < MOST)) {
        sink.reject(rows.place(), "the row has no number of requests and failures, or it is cut");
      } else if (isSum()) {
        sumOfFailures = failed;
      } else {
        requests += (long) count;
        failures += (long) failed;
        request((long) count, (long) failed);
      }
    }
    sink.samples(requests);
    sink.tool("Locust");
    compare();
  }

  /** A request may be called so, too, but has a type. */
  private boolean isSum() {
    String type = type();
    return SUMS.contains(String.valueOf(rows.get("Name")))
        && (type == null || type.isBlank() || type.equals("None"));
  }

  private @Nullable String type() {
    return rows.get("Type", "Method");
  }

  private void request(long count, long failed) throws UnreadableReport {
    double average = rows.number("Average Response Time", "Average response time");
    double median = rows.number("50%");
    Integer millis = count == 0 ? null : times.ofMillis(average);
    RecordBuilder record =
        RecordBuilder.named(rows.get("Name"))
            .variant(type())
            .metrics(
                Metrics.of(
                    count,
                    average,
                    rows.number("Min Response Time", "Min response time"),
                    rows.number("Max Response Time", "Max response time"),
                    Double.isNaN(median)
                        ? rows.number("Median Response Time", "Median response time")
                        : median,
                    rows.number("90%"),
                    rows.number("95%"),
                    rows.number("99%"),
                    rows.number("Requests/s"),
                    Math.min(100, Metrics.percent(failed, Math.max(count, failed)))));
    if (failed > 0) {
      String told = failed + " of " + count + " requests failed";
      record.attempt(CaseStatus.FAIL, millis, Failures.of(told, null, null));
    } else if (count == 0) {
      record.skip(null, "no requests");
    } else {
      record.pass(millis);
    }
    sink.record(record.build());
  }

  /** The rows win; but what Locust itself calls failed is never green. */
  private void compare() {
    if (Double.isNaN(sumOfFailures) || sumOfFailures == failures) {
      return;
    }
    sink.warn(
        "the row Aggregated contradicts the other rows, which count",
        (long) sumOfFailures + " failures instead of " + failures);
    if (failures == 0) {
      String told = "the row Aggregated says that " + (long) sumOfFailures + " requests failed";
      sink.error(new RunError("Locust", told, null, null));
    }
  }
}
