package io.argus.formats.locust;

import io.argus.contracts.run.RunError;
import io.argus.formats.csv.CsvRows;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code locust --csv PREFIX} writes: the statistics, and the exceptions beside them. */
public final class LocustParser implements ReportParser {

  /** Which of Locust's four files it is. */
  private enum Kind {
    STATS,
    EXCEPTIONS,
    FAILURES,
    HISTORY;

    static @Nullable Kind of(List<String> columns) {
      if (columns.contains("Name") && has(columns, "Request Count", "# requests")) {
        return STATS;
      }
      if (columns.containsAll(List.of("Count", "Message", "Traceback"))) {
        return EXCEPTIONS;
      }
      if (columns.containsAll(List.of("Name", "Error", "Occurrences"))) {
        return FAILURES;
      }
      return columns.containsAll(List.of("Timestamp", "User Count")) ? HISTORY : null;
    }

    private static boolean has(List<String> columns, String name, String older) {
      return columns.contains(name) || columns.contains(older);
    }
  }

  @Override
  public String format() {
    return "locust";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return Kind.of(CsvRows.split(head.firstLine())) != null;
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    CsvRows rows = CsvRows.open(content, limits);
    Kind kind = rows.next() ? Kind.of(rows.row()) : null;
    if (kind == null) {
      throw new UnreadableReport(1, 1, "the first line must name the columns of Locust's CSV");
    }
    rows.columns(rows.row());
    switch (kind) {
      case STATS -> new LocustStats(rows, sink).read();
      case EXCEPTIONS -> exceptions(rows, sink);
      case FAILURES -> throw refused("_failures.csv");
      case HISTORY -> throw refused("_stats_history.csv");
    }
  }

  private static UnreadableReport refused(String name) {
    return new UnreadableReport(
        "Locust's file "
            + name
            + " holds no case: post the one that ends in _stats.csv instead,"
            + " and _exceptions.csv beside it");
  }

  /** What the users' code threw outside of requests: Locust itself ends with exit code 1 then. */
  private static void exceptions(CsvRows rows, RecordSink sink)
      throws IOException, UnreadableReport {
    while (rows.next()) {
      String message = rows.get("Count") + " times: " + rows.get("Message");
      sink.error(new RunError("Locust", message, null, rows.get("Traceback")));
    }
  }
}
