package io.argus.formats.jmeter;

import io.argus.formats.csv.CsvRows;
import io.argus.formats.load.SampleTable;
import io.argus.formats.load.Samples;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One CSV file; each row is a sample. */
final class JMeterCsv {

  /** What JMeter writes when nothing is configured; the names themselves may be switched off. */
  private static final List<String> DEFAULT =
      List.of(
          "timeStamp",
          "elapsed",
          "label",
          "responseCode",
          "responseMessage",
          "threadName",
          "dataType",
          "success",
          "failureMessage");

  private final RecordSink sink;
  private final ReportTimes times;
  private final SampleTable table;

  JMeterCsv(RecordSink sink, SampleTable table) {
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.table = table;
  }

  static boolean isHeader(List<String> row) {
    return row.contains("elapsed") && row.contains("label");
  }

  /** Like a sample in the default order. */
  static boolean isSample(List<String> row) {
    return row.size() >= DEFAULT.size()
        && row.get(0).matches("\\d{13}|\\d{4}[-/]\\d\\d[-/]\\d\\d.{1,30}")
        && row.get(1).matches("\\d{1,10}")
        && isVerdict(row.get(DEFAULT.indexOf("success")));
  }

  private static boolean isVerdict(@Nullable String word) {
    return "true".equalsIgnoreCase(word) || "false".equalsIgnoreCase(word);
  }

  void read(CsvRows rows) throws IOException, UnreadableReport {
    boolean more = rows.next();
    if (more && isHeader(rows.row())) {
      rows.columns(rows.row());
      more = rows.next();
    } else {
      rows.columns(DEFAULT);
    }
    if (!rows.hasColumn("success")) {
      throw new UnreadableReport(
          "no column \"success\": let JMeter save it (jmeter.save.saveservice.successful=true)");
    }
    for (; more; more = rows.next()) {
      sample(rows);
    }
  }

  private void sample(CsvRows rows) {
    String verdict = rows.get("success");
    String label = rows.get("label");
    if (label == null || !isVerdict(verdict)) {
      sink.reject(rows.place(), "the row is no sample, or it is cut");
      return;
    }
    Samples samples = table.of(new SampleTable.Name(null, label, null));
    samples.add(start(rows), rows.number("elapsed"));
    if ("false".equalsIgnoreCase(verdict)) {
      samples.fail(reason(rows));
    }
  }

  /** A number of milliseconds, or what jmeter.save.saveservice.timestamp_format says. */
  private double start(CsvRows rows) {
    double millis = rows.number("timeStamp");
    String text = Double.isNaN(millis) ? rows.get("timeStamp") : null;
    if (text == null) {
      return millis;
    }
    Instant time = times.time(text.replace('/', '-'));
    return time == null ? Double.NaN : time.toEpochMilli();
  }

  private static @Nullable String reason(CsvRows rows) {
    String failure = Texts.orNull(rows.get("failureMessage"));
    return failure == null
        ? response(rows.get("responseCode"), rows.get("responseMessage"))
        : failure;
  }

  /** {@code 500 Internal Server Error}. */
  static @Nullable String response(@Nullable String code, @Nullable String message) {
    String said = (code == null ? "" : code) + " " + (message == null ? "" : message);
    return Texts.orNull(said.strip());
  }
}
