package io.argus.formats.trx;

import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One pass through one TRX file. Newer writers put the results before the definitions, which alone
 * name the class: such results wait, within bounds.
 */
final class TrxReading {

  /** Names and ids of waiting results, and the definitions: some 150,000 tests. */
  private static final long MOST_WAITING = 64L * 1024 * 1024;

  private static final long MOST_WAITING_TEXTS = 16L * 1024 * 1024;

  /** Depth of a result that is not inside another: TestRun, Results, itself. */
  private static final int OUTERMOST = 3;

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final TrxSummary summary;
  private final Map<String, TrxDefinition> definitions = new HashMap<>();
  private final Queue<TrxResult> waiting = new ArrayDeque<>();
  private boolean defined;
  private long held;
  private long texts;
  private int outermost;
  private int results;
  private int reds;

  TrxReading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    this.summary = new TrxSummary(xml, limits, sink);
  }

  void read() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "Times" -> times();
        case "Results" -> results();
        case "TestDefinitions" -> definitions();
        case "ResultSummary" -> summary.read();
        default -> {}
      }
    }
    release();
    summary.judge(outermost, reds);
  }

  private void times() {
    Instant start = times.time(xml.attribute("start"));
    if (start != null) {
      sink.startedAt(start);
    }
    Integer millis = times.between(start, times.time(xml.attribute("finish")));
    if (millis != null) {
      sink.durationMs(millis);
    }
  }

  private void definitions() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String id = xml.attribute("id");
      String storage = xml.attribute("storage");
      String className = null;
      int test = xml.depth();
      while (xml.nextChild(test)) {
        if (xml.name().equals("TestMethod")) {
          className = xml.attribute("className");
        }
      }
      if (id != null) {
        define(id, TrxDefinition.of(name(storage), name(className)));
      }
    }
    defined = true;
    release();
  }

  private void define(String id, TrxDefinition definition) throws UnreadableReport {
    String className = definition.className();
    hold(id.length() + 256L + (className == null ? 0 : className.length()));
    definitions.put(id, definition);
  }

  /** Nothing waits for what is told already. */
  private void release() throws UnreadableReport {
    for (TrxResult result = waiting.poll(); result != null; result = waiting.poll()) {
      hand(result);
    }
  }

  private void hand(TrxResult result) throws UnreadableReport {
    TrxDefinition definition =
        result.testId() == null
            ? TrxDefinition.UNKNOWN
            : definitions.getOrDefault(result.testId(), TrxDefinition.UNKNOWN);
    sink.record(result.toRecord(definition));
  }

  private void take(TrxResult result) throws UnreadableReport {
    results++;
    reds += result.outcome().status().isRed() ? 1 : 0;
    if (defined) {
      hand(result);
      return;
    }
    hold(result.size());
    int more = result.texts();
    boolean fits = texts + more <= MOST_WAITING_TEXTS;
    texts += fits ? more : 0;
    waiting.add(fits ? result : result.withoutTexts());
    if (!fits) {
      sink.warn("too much text before the test definitions, what is over was left out", "");
    }
  }

  private void hold(long size) throws UnreadableReport {
    held += size;
    if (held > MOST_WAITING) {
      throw xml.error("more tests than a TRX file may have: post one file for each test project");
    }
  }

  private void results() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      result();
    }
  }

  /** One with inner results sums them up: a case of its own only when it is red and none else. */
  private void result() throws IOException, UnreadableReport {
    String id = name(xml.attribute("testId"));
    String name = name(xml.attribute("testName"));
    TrxOutcome outcome = TrxOutcome.of(xml.attribute("outcome"));
    Integer millis = times.ofTimeSpan(xml.attribute("duration"));
    int resultsBefore = results;
    int redsBefore = reds;
    TrxOutput output = new TrxOutput(xml, limits);
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "Output" -> output.output();
        case "ResultFiles" -> output.resultFiles();
        case "InnerResults" -> results();
        default -> {}
      }
    }
    outermost += in == OUTERMOST ? 1 : 0;
    if (results == resultsBefore || (outcome.status().isRed() && reds == redsBefore)) {
      take(output.of(id, name == null ? TestRecord.UNNAMED : name, outcome, millis));
    }
  }

  private @Nullable String name(@Nullable String text) {
    String known = Texts.orNull(text);
    return known == null ? null : Texts.cutName(known, limits.nameBytes());
  }
}
