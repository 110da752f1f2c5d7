package io.argus.formats.gatling;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.TextLines;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;

/** Gatling's simulation.log as text, which Gatling 2 and 3 wrote before 3.12.1. */
public final class GatlingParser implements ReportParser {

  @Override
  public String format() {
    return "gatling";
  }

  @Override
  public boolean recognises(ReportHead head) {
    return isBinary(head.text()) || head.hasLine(line -> GatlingLine.of(line).isRun());
  }

  /** Begins with a record of type 0 and the length and text of a version. */
  private static boolean isBinary(String text) {
    return text.length() > 5 && text.startsWith("\0\0\0\0") && Character.isDigit(text.charAt(5));
  }

  @Override
  public void parse(InputStream content, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    GatlingLog log = new GatlingLog(sink);
    TextLines lines = TextLines.open(content, limits);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (lines.number() == 1 && line.startsWith("\0")) {
        throw new UnreadableReport(
            "a simulation.log in the binary form of Gatling 3.12.1 and later, which only Gatling"
                + " reads: post the verdicts of the run as JUnit XML or CTRF instead");
      }
      log.take(lines.number(), line);
    }
    log.report();
  }
}
