package io.argus.formats.trx;

import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the file says of the run as a whole, which may be red where no result is. */
final class TrxSummary {

  private static final String SOURCE = "ResultSummary";
  private static final Set<String> RED =
      Set.of("Failed", "Error", "Aborted", "Timeout", "Disconnected", "InProgress", "Pending");
  private static final List<String> RED_COUNTERS = List.of("failed", "error", "timeout", "aborted");

  /** xUnit's adapter and the testing platform repeat here that a test failed. */
  private static final String ECHO_END = "[FAIL]";

  private static final String ECHO_START = "Exit code indicates failure: '2'";

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final List<String> errors = new ArrayList<>(0);
  private @Nullable String outcome;
  private int declaredTotal = -1;
  private int declaredRed;

  TrxSummary(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
  }

  void read() throws IOException, UnreadableReport {
    outcome = xml.attribute("outcome");
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "Counters" -> counters();
        case "RunInfos" -> runInfos();
        default -> {}
      }
    }
  }

  private void counters() {
    declaredTotal = number("total", -1);
    for (String counter : RED_COUNTERS) {
      declaredRed += number(counter, 0);
    }
  }

  private int number(String attribute, int otherwise) {
    String text = xml.attribute(attribute);
    try {
      return text == null ? otherwise : Math.max(otherwise, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private void runInfos() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String kind = xml.attribute("outcome");
      if (kind != null && RED.contains(kind) && errors.size() <= limits.runErrors()) {
        errors.add(xml.text(limits.messageBytes() + 1).strip());
      }
    }
  }

  /**
   * @param results that stand in the file outermost
   * @param reds of all records
   */
  void judge(int results, int reds) {
    int told = 0;
    for (String error : errors) {
      if (reds == 0 || !isEcho(error)) {
        sink.error(new RunError(SOURCE, error, null, null));
        told++;
      }
    }
    boolean red = outcome != null && RED.contains(outcome);
    if (reds == 0 && told == 0 && (red || declaredRed > 0)) {
      String said = red ? "the outcome of the run is " + outcome : declaredRed + " tests failed";
      sink.error(new RunError(SOURCE, said + " but no result is red", null, null));
    }
    if (declaredTotal >= 0 && declaredTotal != results) {
      sink.warn(
          "declared totals contradict the cases, which count",
          declaredTotal + " tests are declared, " + results + " are there");
    }
  }

  private static boolean isEcho(String error) {
    return error.endsWith(ECHO_END) || error.startsWith(ECHO_START);
  }
}
