package io.argus.formats.trx;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.formats.parse.Failures;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands inside a result: its error, its output, the files it left. */
final class TrxOutput {

  private final XmlCursor xml;
  private final Limits limits;
  private final StringBuilder stdout = new StringBuilder(0);
  private final StringBuilder stderr = new StringBuilder(0);
  private final List<String> files = new ArrayList<>(0);
  private @Nullable String message;
  private @Nullable String trace;

  TrxOutput(XmlCursor xml, Limits limits) {
    this.xml = xml;
    this.limits = limits;
  }

  void output() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "StdOut" -> xml.readText(stdout, limits.caseBytes() + 1);
        case "StdErr" -> xml.readText(stderr, limits.caseBytes() + 1);
        case "ErrorInfo" -> errorInfo();
        default -> {}
      }
    }
  }

  private void errorInfo() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "Message" -> message = xml.text(limits.messageBytes() + 1);
        case "StackTrace" -> trace = xml.text(limits.stackTraceBytes() + 1);
        default -> {}
      }
    }
  }

  void resultFiles() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String path = xml.attribute("path");
      if (path != null && files.size() <= limits.attachments()) {
        files.add(path);
      }
    }
  }

  @Nullable Failure failure() {
    return Failures.of(Failures.plain(message), null, Failures.plain(trace));
  }

  /** Passed tests' output is not kept anyway. */
  TrxResult of(@Nullable String testId, String name, TrxOutcome outcome, @Nullable Integer millis) {
    boolean passed = outcome.status() == CaseStatus.PASS;
    return new TrxResult(
        testId,
        name,
        outcome,
        millis,
        passed ? null : failure(),
        passed ? "" : stdout.toString(),
        passed ? "" : stderr.toString(),
        files);
  }
}
