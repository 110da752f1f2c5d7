package io.argus.formats.robot;

import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.RunError;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordBuilder;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportTimes;
import io.argus.formats.parse.TestRecord;
import io.argus.formats.parse.Texts;
import io.argus.formats.parse.UnreadableReport;
import io.argus.formats.xml.XmlCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass through one output.xml. A suite's tear-down stands behind its tests and decides about
 * them, so tests wait until the outermost suite ends, within bounds. Rebot has applied it already.
 */
final class RobotReading {

  private static final long MOST_WAITING = 32L * 1024 * 1024;
  private static final int TEST_SIZE = 512;
  private static final int STEP_SIZE = 128;
  private static final Set<String> NO_STEP = Set.of("doc", "tag", "tags", "timeout", "msg");

  private final XmlCursor xml;
  private final Limits limits;
  private final RecordSink sink;
  private final ReportTimes times;
  private final boolean byRebot;
  private final List<RobotTest> waiting = new ArrayList<>();
  private long waitingSize;
  private int released;
  private int reds;
  private int errors;

  /** Start of the earliest test; suites that Rebot has merged have none. */
  private @Nullable String earliest;

  RobotReading(XmlCursor xml, Limits limits, RecordSink sink) {
    this.xml = xml;
    this.limits = limits;
    this.sink = sink;
    this.times = new ReportTimes(sink);
    String generator = xml.attribute("generator");
    this.byRebot = generator != null && generator.toLowerCase(Locale.ROOT).startsWith("rebot");
    if (generator != null) {
      int platform = generator.indexOf(" (");
      sink.tool(platform < 0 ? generator : generator.substring(0, platform));
    }
  }

  void read() throws IOException, UnreadableReport {
    int declaredRed = 0;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "suite" -> outermost();
        case "statistics" -> declaredRed = declaredRed();
        case "errors" -> messages();
        default -> {}
      }
    }
    if (declaredRed > 0 && reds == 0 && errors == 0) {
      fail("statistics", declaredRed + " tests are declared failed but none is in the report");
    }
  }

  private void outermost() throws IOException, UnreadableReport {
    RobotStatus status = suite(List.of());
    release();
    times.startedAt(status.start() == null ? earliest : status.start());
    if (status.millis() != null) {
      sink.durationMs(status.millis());
    }
  }

  private RobotStatus suite(List<String> outer) throws IOException, UnreadableReport {
    List<String> path = new ArrayList<>(outer);
    path.add(String.valueOf(xml.attribute("name")));
    String source = xml.attribute("source");
    int first = released + waiting.size();
    int before = reds + errors;
    RobotStatus status = RobotStatus.NONE;
    RobotStatus teardown = RobotStatus.NONE;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      switch (xml.name()) {
        case "suite" -> suite(path);
        case "test", "task" -> test(path, source);
        case "kw" -> teardown = isTeardown() ? keyword() : teardown;
        case "status" -> status = status();
        default -> {}
      }
    }
    String name = String.join(TestRecord.LEVEL, path);
    tearDown(teardown, first, name);
    if (reds + errors == before && (status.is("FAIL") || teardown.is("FAIL"))) {
      String message = status.message() == null ? teardown.message() : status.message();
      fail(name, message == null ? "the suite failed, none of its tests did" : message);
    }
    return status;
  }

  private boolean isTeardown() {
    return "teardown".equalsIgnoreCase(xml.attribute("type"));
  }

  private void tearDown(RobotStatus teardown, int first, String suite) {
    boolean failed = teardown.is("FAIL");
    if (byRebot || (!failed && !teardown.is("SKIP"))) {
      return;
    }
    for (RobotTest test : waiting.subList(Math.max(0, first - released), waiting.size())) {
      boolean wasRed = test.isRed();
      if (failed) {
        test.teardownFailed(teardown.message());
      } else {
        test.teardownSkipped(teardown.message());
      }
      reds += test.isRed() && !wasRed ? 1 : 0;
    }
    if (failed && first < released) {
      sink.warn("a suite's teardown failed after too many tests to change them all", suite);
      fail(suite, "Suite teardown failed:\n" + teardown.message());
    }
  }

  private void test(List<String> path, @Nullable String source)
      throws IOException, UnreadableReport {
    RecordBuilder record =
        RecordBuilder.named(xml.attribute("name"))
            .suite(path)
            .diagnostic("file", source)
            .diagnostic("line", xml.attribute("line"));
    int size = TEST_SIZE;
    int steps = 0;
    RobotStatus status = RobotStatus.NONE;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      String element = xml.name();
      if (element.equals("status")) {
        status = status();
      } else if (!NO_STEP.contains(element) && steps++ <= limits.steps()) {
        size += step(record, element);
      }
    }
    if (!status.isKnown()) {
      sink.warn("a test has no status that is known", "line " + xml.line());
    }
    String start = status.start();
    if (start != null && (earliest == null || start.compareTo(earliest) < 0)) {
      earliest = start;
    }
    take(new RobotTest(record, merged(record, status), size + length(status.message())));
  }

  /** The status of the newest run; those before become attempts. */
  private RobotStatus merged(RecordBuilder record, RobotStatus status) {
    String message = status.message();
    if (!byRebot || message == null || !RobotMerge.isIn(message)) {
      return status;
    }
    RobotMerge merge = RobotMerge.of(message, limits.attempts());
    for (Attempt attempt : merge.earlier()) {
      record.attempt(attempt.status(), null, attempt.error());
    }
    return new RobotStatus(status.word(), status.start(), status.millis(), merge.message());
  }

  /** Keywords and control structures directly in a test; returns the memory it takes. */
  private int step(RecordBuilder record, String element) throws IOException, UnreadableReport {
    String said = Texts.orNull(xml.attribute("name"));
    String name =
        Texts.cutName(said == null ? element.toUpperCase(Locale.ROOT) : said, limits.nameBytes());
    RobotStatus status = keyword();
    record.step(name, status.toCase(), status.millis(), status.message());
    return STEP_SIZE + name.length() + length(status.message());
  }

  private RobotStatus keyword() throws IOException, UnreadableReport {
    RobotStatus status = RobotStatus.NONE;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("status")) {
        status = status();
      }
    }
    return status;
  }

  private RobotStatus status() throws IOException, UnreadableReport {
    return RobotStatus.read(xml, times, limits.messageBytes() + 1);
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private void take(RobotTest test) throws UnreadableReport {
    reds += test.isRed() ? 1 : 0;
    waiting.add(test);
    waitingSize += test.size();
    if (byRebot || waitingSize > MOST_WAITING) {
      release();
    }
  }

  private void release() throws UnreadableReport {
    for (RobotTest test : waiting) {
      sink.record(test.toRecord());
    }
    released += waiting.size();
    waitingSize = 0;
    waiting.clear();
  }

  private void fail(String source, String message) {
    errors++;
    sink.error(new RunError(source, message, null, null));
  }

  /** The last total is that of all tests; older versions put one of critical ones before it. */
  private int declaredRed() throws IOException, UnreadableReport {
    int failed = 0;
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if (xml.name().equals("total")) {
        int total = xml.depth();
        while (xml.nextChild(total)) {
          failed = number(xml.attribute("fail"));
        }
      }
    }
    return failed;
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Errors in test data, such as imports that fail: what they break fails by itself. */
  private void messages() throws IOException, UnreadableReport {
    int in = xml.depth();
    while (xml.nextChild(in)) {
      if ("ERROR".equals(xml.attribute("level"))) {
        sink.warn("Robot Framework reports an error", xml.text(limits.nameBytes()).strip());
      }
    }
  }
}
