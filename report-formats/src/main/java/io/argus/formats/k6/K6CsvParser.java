package io.argus.formats.k6;

import io.argus.formats.csv.CsvRows;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.Timestamps;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** What {@code k6 run --out csv} writes. It holds no thresholds. */
public final class K6CsvParser implements ReportParser {

  @Override
  public String format() {
    return "k6-csv";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return head.firstLine().startsWith("metric_name,timestamp,metric_value,");
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    CsvRows rows = CsvRows.open(content, limits);
    if (!rows.next() || !rows.row().contains("metric_name")) {
      throw new UnreadableReport(1, 1, "the first line must name the columns of k6's CSV");
    }
    rows.columns(rows.row());
    K6Points points = new K6Points(sink);
    while (rows.next()) {
      String metric = rows.get("metric_name");
      double value = rows.number("metric_value");
      if (metric == null || Double.isNaN(value)) {
        sink.reject(rows.place(), "the row is no point, or it is cut");
      } else {
        points.add(metric, time(rows), value, rows::get);
      }
    }
    points.report();
  }

  /** In the unit that K6_CSV_TIME_FORMAT says, which the size of the number tells. */
  private static double time(CsvRows rows) {
    double number = rows.number("timestamp");
    if (Double.isNaN(number)) {
      String text = rows.get("timestamp");
      Timestamps.Timestamp time = text == null ? null : Timestamps.parse(text);
      return time == null ? Double.NaN : time.instant().toEpochMilli();
    }
    if (number < 1e11) {
      return number * 1e3;
    }
    return number < 1e14 ? number : number < 1e17 ? number / 1e3 : number / 1e6;
  }
}
