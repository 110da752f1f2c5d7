package io.argus.formats.nunit;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One pass through one NUnit 2 file: suites hold {@code results}, which hold suites and cases. */
final class NUnit2Reading {

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private @Nullable Integer millis;
  private int records;
  private int reds;
  private int errors;

  NUnit2Reading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
  }

  void read() throws IOException, UnreadableReport {
    String date = xml.attribute("date");
    String time = xml.attribute("time");
    times.startedAt(date == null || time == null ? null : date + " " + time);
    String total = xml.attribute("total");
    int declared = NUnitText.number(total) + NUnitText.number(xml.attribute("not-run"));
    int declaredRed =
        NUnitText.number(xml.attribute("errors")) + NUnitText.number(xml.attribute("failures"));
    results(NUnitText.file(xml.attribute("name")), xml.depth());
    if (millis != null) {
      sink.durationMs(millis);
    }
    if (declaredRed > 0 && reds == 0 && errors == 0) {
      String message = declaredRed + " failed tests are declared but none is in the report";
      sink.error(new RunError("the run", message, null, null));
    }
    if (total != null && declared != records) {
      sink.warn(
          "declared totals contradict the cases, which count",
          declared + " tests are declared, " + records + " are there");
    }
  }

  private void results(@Nullable String assembly, int in) throws IOException, UnreadableReport {
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "test-suite" -> suite(assembly);
        case "test-case" -> testCase(assembly);
        case "environment" -> tool(xml.attribute("nunit-version"));
        default -> {}
      }
    }
  }

  private void tool(@Nullable String version) {
    if (version != null) {
      sink.tool("NUnit " + version);
    }
  }

  private void suite(@Nullable String outer) throws IOException, UnreadableReport {
    String name = String.valueOf(xml.attribute("name"));
    String assembly = isAssembly(name) ? NUnitText.file(name) : outer;
    boolean failed = status(xml.attribute("result"), null, xml.attribute("success")).isRed();
    Integer duration = times.ofSeconds(xml.attribute("time"));
    if (xml.depth() == 2) {
      millis = duration;
    }
    int before = reds + errors;
    Failure failure = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "results" -> results(assembly, xml.depth());
        case "failure", "reason" -> failure = NUnitText.failure(xml, limits);
        default -> {}
      }
    }
    // That a child failed is said without a trace.
    boolean itself = failure != null && failure.stackTrace() != null;
    if (failed && (itself || reds + errors == before)) {
      errors++;
      sink.error(
          failure == null
              ? new RunError(name, "failed, but none of its tests did", null, null)
              : new RunError(name, failure.message(), failure.type(), failure.stackTrace()));
    }
  }

  private boolean isAssembly(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return "Assembly".equals(xml.attribute("type"))
        || lower.endsWith(".dll")
        || lower.endsWith(".exe");
  }

  private void testCase(@Nullable String assembly) throws IOException, UnreadableReport {
    String full = Texts.orNull(xml.attribute("name"));
    int dot = full == null ? -1 : lastDot(full);
    RecordBuilder record =
        RecordBuilder.named(full == null ? null : full.substring(dot + 1))
            .suite(assembly)
            .className(full == null || dot < 0 ? null : full.substring(0, dot));
    String result = xml.attribute("result");
    CaseStatus status = status(result, xml.attribute("executed"), xml.attribute("success"));
    Integer duration = times.ofSeconds(xml.attribute("time"));
    Failure failure = null;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("failure") || xml.name().equals("reason")) {
        failure = NUnitText.failure(xml, limits);
      }
    }
    if (failure == null && status == CaseStatus.ERROR) {
      sink.warn("a result is unknown", "line " + xml.line());
      failure = new Failure("unknown status \"" + Texts.clean("" + result) + "\"", null, null);
    }
    records++;
    reds += status.isRed() ? 1 : 0;
    sink.record(record.attempt(status, duration, failure).build());
  }

  /**
   * The dot between class and method: not one inside of arguments. {@code
   * N.Fixture<Double>(1.5d).Adds("a.b")} has it before {@code Adds}.
   */
  private static int lastDot(String name) {
    int dot = -1;
    int open = 0;
    boolean quoted = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '<' || c == '[')) {
        open++;
      } else if (!quoted && (c == ')' || c == '>' || c == ']')) {
        open--;
      } else if (!quoted && c == '.' && open == 0 && i + 1 < name.length()) {
        dot = i;
      }
    }
    return dot;
  }

  /** Before 2.5 there is no result. The runner counts what it can't run as failed, so it is red. */
  private static CaseStatus status(
      @Nullable String result, @Nullable String executed, @Nullable String success) {
    if (result == null) {
      if ("false".equalsIgnoreCase(executed)) {
        return CaseStatus.SKIP;
      }
      return "true".equalsIgnoreCase(success) ? CaseStatus.PASS : CaseStatus.FAIL;
    }
    return switch (result) {
      case "Success" -> CaseStatus.PASS;
      case "Failure", "Cancelled" -> CaseStatus.FAIL;
      case "Inconclusive", "Skipped", "Ignored" -> CaseStatus.SKIP;
      default -> CaseStatus.ERROR;
    };
  }
}
